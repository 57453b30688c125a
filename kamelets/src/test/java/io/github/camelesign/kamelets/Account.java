// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.kamelets;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.core.Envelope;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.yousign.Yousign;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The sandbox's account at one provider. */
enum Account {
    SIGNNOW(
            "signnow",
            2,
            sandbox ->
                    Map.of(
                            "baseUri", sandbox.getSignNowBaseUri(),
                            "clientId", SignNow.DEMO_CLIENT_ID,
                            "clientSecret", SignNow.DEMO_CLIENT_SECRET,
                            "username", SignNow.DEMO_USER,
                            "password", SignNow.DEMO_PASSWORD),
            sandbox -> sandbox.signNow().documents(),
            (sandbox, id) -> sandbox.signNow().sign(id, Account.ADA)),
    DOCUSIGN(
            "docusign",
            1,
            sandbox ->
                    Map.of(
                            "oauthBaseUri",
                            sandbox.getDocuSignBaseUri(),
                            "audience",
                            "account-d.docusign.com",
                            "clientId",
                            DocuSign.INTEGRATION_KEY,
                            "impersonatedUserId",
                            DocuSign.USER_ID,
                            "privateKey",
                            sandbox.docuSign().privateKeyPem()),
            sandbox -> sandbox.docuSign().envelopes(),
            (sandbox, id) -> sandbox.docuSign().sign(id, Account.ADA)),
    YOUSIGN(
            "yousign",
            4,
            sandbox ->
                    Map.of("baseUri", sandbox.getYousignBaseUri(), "apiKey", Yousign.DEMO_API_KEY),
            sandbox -> sandbox.yousign().envelopes(),
            (sandbox, id) -> sandbox.yousign().sign(id, Account.ADA)),
    SIGNEASY(
            "signeasy",
            2,
            sandbox ->
                    Map.of(
                            "baseUri", sandbox.getSigneasyBaseUri(),
                            "clientId", Signeasy.DEMO_CLIENT_ID,
                            "clientSecret", Signeasy.DEMO_CLIENT_SECRET),
            sandbox -> sandbox.signeasy().requests(),
            (sandbox, id) -> sandbox.signeasy().sign(Integer.valueOf(id), Account.ADA)),
    JSIGN(
            "jsign",
            2,
            sandbox ->
                    Map.of(
                            "baseUri", sandbox.getJSignBaseUri(),
                            "apiKey", JSign.DEMO_API_KEY,
                            "apiSecret", JSign.DEMO_API_SECRET,
                            "email", JSign.DEMO_USER,
                            "password", JSign.DEMO_PASSWORD),
            sandbox -> sandbox.jSign().envelopes(),
            (sandbox, id) -> sandbox.jSign().sign(id, Account.ADA));

    /** Who signs. */
    static final String ADA = "ada@acme.test";

    private final String scheme;
    private final int callsToSend;
    private final Function<EsignSandbox, Map<String, String>> credentials;
    private final Function<EsignSandbox, List<Envelope>> envelopes;
    private final BiConsumer<EsignSandbox, String> signing;

    Account(
            String scheme,
            int callsToSend,
            Function<EsignSandbox, Map<String, String>> credentials,
            Function<EsignSandbox, List<Envelope>> envelopes,
            BiConsumer<EsignSandbox, String> signing) {
        this.scheme = scheme;
        this.callsToSend = callsToSend;
        this.credentials = credentials;
        this.envelopes = envelopes;
        this.signing = signing;
    }

    String scheme() {
        return scheme;
    }

    /** As the Kamelet promises. */
    int callsToSend() {
        return callsToSend;
    }

    /** By the names of the Kamelets' properties. */
    Map<String, String> credentials(EsignSandbox sandbox) {
        return credentials.apply(sandbox);
    }

    List<Envelope> envelopes(EsignSandbox sandbox) {
        return envelopes.apply(sandbox);
    }

    void sign(EsignSandbox sandbox, String id) {
        signing.accept(sandbox, id);
    }
}
