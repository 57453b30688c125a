// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.catalog.CatalogFacts;
import io.github.camelesign.testing.catalog.CatalogTests;

class JSignCatalogTest extends CatalogTests {

    JSignCatalogTest() {
        super(
                CatalogFacts.of(new ComponentName("JSign"))
                        .withValidUris(
                                "jsign:envelope/create",
                                "jsign:envelope/download?envelopeId=e1&documentId=d1&signedCopy=true",
                                "jsign:envelope/events?delay=5000&startFrom=beginning&eventTypes=completed",
                                "jsign:raw/call?method=GET&path=/api/v2.0/account",
                                "jsign:account/get?email=x&responseTimeout=5s&authentication=LOGIN")
                        .withInvalidUris(
                                "jsign:envelope/creat",
                                "jsign:account/get?maxRetries=many",
                                "jsign:account/get?authentication=MAGIC")
                        .withOperations(OperationFacts.all(), "envelope/events", "raw/call")
                        .withSecrets(
                                "accessToken",
                                "refreshToken",
                                "apiKey",
                                "apiSecret",
                                "email",
                                "password",
                                "webhookSecret"));
    }
}
