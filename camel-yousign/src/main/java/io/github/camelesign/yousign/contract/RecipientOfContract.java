// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Somebody of a contract as Yousign's signer, approver or follower. */
final class RecipientOfContract {

    /** Yousign asks for one, and knows no default of the account. */
    private static final String LANGUAGE = "en";

    private RecipientOfContract() {}

    static Map<String, Object> signer(Contract contract, Contract.Recipient recipient) {
        Map<String, Object> signer = person(contract, recipient);
        signer.put("signature_level", "electronic_signature");
        signer.put(
                "signature_authentication_mode",
                switch (recipient.authentication()) {
                    case NONE -> "no_otp";
                    case CODE -> "otp_email";
                    case SMS -> "otp_sms";
                });
        if (recipient.delivery() == Delivery.EMBEDDED) {
            signer.put("delivery_mode", "none");
        }
        return signer;
    }

    static Map<String, Object> approver(Contract contract, Contract.Recipient recipient) {
        return person(contract, recipient);
    }

    static Map<String, Object> follower(Contract contract, Contract.Recipient recipient) {
        Map<String, Object> follower = new LinkedHashMap<>();
        follower.put("email", recipient.email());
        follower.put("locale", language(contract, recipient));
        return follower;
    }

    /** Somebody who takes the place of one of the template's signers. */
    static Map<String, Object> placeholder(Contract contract, Contract.Recipient recipient) {
        Map<String, Object> placeholder = new LinkedHashMap<>();
        placeholder.put("label", recipient.role());
        placeholder.putAll(signer(contract, recipient));
        return placeholder;
    }

    private static Map<String, Object> person(Contract contract, Contract.Recipient recipient) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("first_name", recipient.firstName());
        info.put("last_name", recipient.lastName());
        info.put("email", recipient.email());
        info.put("locale", language(contract, recipient));
        if (recipient.phone() != null) {
            info.put("phone_number", recipient.phone());
        }
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("info", info);
        return person;
    }

    static String language(Contract contract, Contract.Recipient recipient) {
        String locale = recipient.locale() == null ? contract.locale() : recipient.locale();
        return locale == null ? LANGUAGE : Locale.forLanguageTag(locale).getLanguage();
    }
}
