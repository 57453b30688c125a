// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.contract;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.api.contract.Contract.Delivery;
import io.github.camelesign.api.contract.Contract.SignerAuthentication;
import java.util.Locale;
import java.util.Map;

/** What the invites of documents and of groups say of a recipient in the same words. */
final class SignerOfContract {

    private final Contract contract;
    private final Contract.Recipient recipient;

    SignerOfContract(Contract contract, Contract.Recipient recipient) {
        this.contract = contract;
        this.recipient = recipient;
    }

    /**
     * The title and the message of the contract are subject and text of e-mails, which a free plan
     * need not allow: an extension can take them out.
     */
    static void mail(Contract contract, Map<String, Object> json) {
        json.put("subject", contract.title());
        if (contract.message() != null) {
            json.put("message", contract.message());
        }
    }

    /** Days until a reminder; an object if there are more, as newer clients of SignNow send it. */
    static Object reminder(Contract.Reminders reminders) {
        return reminders.every() == null
                ? reminders.after()
                : Map.of("remind_after", reminders.after(), "remind_repeat", reminders.every());
    }

    /** Has two letters, as {@code en}, {@code es} and {@code fr}; what others are UNVERIFIED. */
    void language(Map<String, Object> json) {
        String locale = recipient.locale() == null ? contract.locale() : recipient.locale();
        if (locale != null) {
            json.put("language", Locale.forLanguageTag(locale).getLanguage());
        }
    }

    /** A code to the phone; the type's name is UNVERIFIED for groups. */
    void authentication(Map<String, Object> json) {
        if (recipient.authentication() == SignerAuthentication.SMS) {
            json.put(
                    "authentication",
                    Map.of("type", "phone", "method", "sms", "phone", recipient.phone()));
        }
    }

    /** SignNow writes to those who do not sign embedded. */
    void embedded(Map<String, Object> json) {
        json.put("first_name", recipient.firstName());
        json.put("last_name", recipient.lastName());
        // how the sender has found out who they are
        json.put("auth_method", "none");
        boolean byMail = recipient.delivery() == Delivery.EMAIL;
        json.put("delivery_type", byMail ? "email" : "link");
        if (byMail) {
            mail(contract, json);
        }
        language(json);
        authentication(json);
    }
}
