// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.catalog.CatalogFacts;
import io.github.camelesign.testing.catalog.CatalogTests;

class SigneasyCatalogTest extends CatalogTests {

    SigneasyCatalogTest() {
        super(
                CatalogFacts.of(new ComponentName("Signeasy"))
                        .withValidUris(
                                "signeasy:pending/create",
                                "signeasy:v3/signed/download?signedId=1&type=merged&include_certificate=true",
                                "signeasy:v3/envelope/events?delay=5000&startFrom=beginning&eventTypes=completed",
                                "signeasy:raw/call?method=GET&path=/v3/me/",
                                "signeasy:user/get?clientId=x&responseTimeout=5s&authentication=REFRESH_TOKEN&gzip=true")
                        .withInvalidUris(
                                "signeasy:pending/creat",
                                "signeasy:user/get?maxRetries=many",
                                "signeasy:user/get?authentication=MAGIC")
                        .withOperations(
                                OperationFacts.all(),
                                "pending/events",
                                "v3/envelope/events",
                                "raw/call")
                        .withSecrets(
                                "accessToken",
                                "refreshToken",
                                "clientId",
                                "clientSecret",
                                "authorizationCode",
                                "webhookSecret"));
    }
}
