// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.catalog.CatalogFacts;
import io.github.camelesign.testing.catalog.CatalogTests;

class SignNowCatalogTest extends CatalogTests {

    SignNowCatalogTest() {
        super(
                CatalogFacts.of(new ComponentName("SignNow"))
                        .withValidUris(
                                "signnow:document/upload",
                                "signnow:document/invite?documentId=d1&email=disable",
                                "signnow:document/download?type=collapsed",
                                "signnow:folder/get?folderId=f1&fetchAll=true",
                                "signnow:document/events?delay=5000&startFrom=beginning&eventTypes=completed",
                                "signnow:raw/call?method=GET&path=/user",
                                "signnow:user/get?accessToken=x&responseTimeout=5s&authentication=ACCESS_TOKEN")
                        .withInvalidUris(
                                "signnow:document/uplaod",
                                "signnow:document/get?fetchAll=perhaps",
                                "signnow:document/get?maxRetries=many",
                                "signnow:user/get?authentication=MAGIC")
                        .withOperations(OperationFacts.all(), "document/events", "raw/call")
                        .withSecrets(
                                "accessToken",
                                "refreshToken",
                                "apiKey",
                                "authorizationCode",
                                "basicToken",
                                "webhookSecret",
                                "clientId",
                                "clientSecret",
                                "username",
                                "password"));
    }
}
