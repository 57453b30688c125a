// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.catalog.CatalogFacts;
import io.github.camelesign.testing.catalog.CatalogTests;

class DocuSignCatalogTest extends CatalogTests {

    DocuSignCatalogTest() {
        super(
                CatalogFacts.of(new ComponentName("DocuSign"))
                        .withValidUris(
                                "docusign:envelopes/create?idempotencyKey=${header.JMSMessageID}",
                                "docusign:envelopes/get?envelopeId=e1&include=recipients&accept=application/xml",
                                "docusign:envelopes/void?voidedReason=Expired",
                                "docusign:envelopes/download?certificate=true&contentTransferEncoding=base64",
                                "docusign:envelopes/list-status-changes?from_date=2026-01-01T00:00:00Z&fetchAll=true",
                                "docusign:envelopes/events?delay=15m&startFrom=beginning&eventTypes=completed",
                                "docusign:raw/call?method=GET&path=/restapi/v2.1/accounts/1",
                                "docusign:accounts/get?accessToken=x&accountId=1&apiVersion=v2&environment=sandbox")
                        .withInvalidUris(
                                "docusign:envelopes/craete",
                                "docusign:envelopes/get?fetchAll=perhaps",
                                "docusign:envelopes/get?maxRetries=many",
                                "docusign:accounts/get?apiVersion=v3",
                                "docusign:accounts/get?environment=demo")
                        .withOperations(
                                OperationFacts.all(),
                                "envelopes/download",
                                "envelopes/events",
                                "envelopes/resend",
                                "envelopes/send",
                                "envelopes/void",
                                "raw/call")
                        .withSecrets(
                                "accessToken",
                                "authorizationCode",
                                "clientId",
                                "clientSecret",
                                "codeVerifier",
                                "impersonatedUserId",
                                "password",
                                "privateKey",
                                "refreshToken",
                                "username",
                                "webhookSecret"));
    }
}
