// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.RecipientKind;
import io.github.camelesign.spi.ContractCalls;
import io.github.camelesign.spi.PreparedContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signers and observers. Members of a signer are those of jSign's help (API,
 * envelopes/template_create_w_template); that an envelope of files takes the same is UNVERIFIED, as
 * its page ends before them. Of an observer no member is known: {@code name} and {@code email} are
 * UNVERIFIED, and so is that an observer gets a copy.
 */
final class RecipientsOfContract {

    /**
     * A number in E.164: its country code is 1, 7, one of these of two digits, or any other of
     * three.
     */
    private static final Pattern PHONE =
            Pattern.compile(
                    "\\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\\d{3})(\\d+)");

    private final PreparedContract prepared;
    private final Contract contract;
    private final ContractCalls calls;
    private final List<Integer> orders;

    RecipientsOfContract(PreparedContract prepared, ContractCalls calls) {
        this.prepared = prepared;
        this.contract = prepared.contract();
        this.calls = calls;
        TreeSet<Integer> sorted = new TreeSet<>();
        signersOf(contract).forEach(signer -> sorted.add(signer.order()));
        this.orders = List.copyOf(sorted);
    }

    static List<Contract.Recipient> signersOf(Contract contract) {
        return contract.recipients().stream().filter(Contract.Recipient::signs).toList();
    }

    /**
     * In which order they sign. jSign says that it minds {@code signing_order} if the flow is
     * sequential; UNVERIFIED that {@code Hybrid}, of which it gives the name only, is the same with
     * several at one place.
     */
    String flow() {
        if (orders.size() < 2) {
            return "Parallel";
        }
        return orders.size() == signersOf(contract).size() ? "Sequential" : "Hybrid";
    }

    Map<String, Object> recipients() {
        List<Map<String, Object>> signers = new ArrayList<>();
        List<Map<String, Object>> observers = new ArrayList<>();
        for (Contract.Recipient recipient : contract.recipients()) {
            if (recipient.kind() == RecipientKind.COPY) {
                observers.add(extended(JSignContracts.OBSERVER, recipient, person(recipient)));
            } else {
                signers.add(extended(JSignContracts.SIGNER, recipient, signer(recipient)));
            }
        }
        Map<String, Object> recipients = new LinkedHashMap<>();
        recipients.put("signers", signers);
        if (!observers.isEmpty()) {
            recipients.put("observers", observers);
        }
        return recipients;
    }

    private Map<String, Object> extended(
            String request, Contract.Recipient recipient, Map<String, Object> body) {
        return calls.extended(contract, request, recipient, body);
    }

    private Map<String, Object> signer(Contract.Recipient recipient) {
        Map<String, Object> signer = person(recipient);
        // the page's type is Boolean, which no order can be; elsewhere it is a number
        signer.put("signing_order", orders.indexOf(recipient.order()) + 1);
        if (contract.message() != null) {
            signer.put("private_note", contract.message());
        }
        Matcher phone = PHONE.matcher(recipient.phone() == null ? "" : recipient.phone());
        if (phone.matches()) {
            signer.put("country_code", Integer.valueOf(phone.group(1)));
            signer.put("phone_number", phone.group(2));
        }
        if (contract.templates().isEmpty()) {
            signer.put(
                    "tabs", TabsOfContract.of(prepared.fieldsOf(recipient), prepared.documents()));
        } else {
            signer.put("signer_title", recipient.role());
        }
        return signer;
    }

    private static Map<String, Object> person(Contract.Recipient recipient) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("name", recipient.name());
        person.put("email", recipient.email());
        return person;
    }
}
