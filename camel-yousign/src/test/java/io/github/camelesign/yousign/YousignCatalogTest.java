// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.catalog.CatalogFacts;
import io.github.camelesign.testing.catalog.CatalogTests;

class YousignCatalogTest extends CatalogTests {

    YousignCatalogTest() {
        super(
                CatalogFacts.of(new ComponentName("Yousign"))
                        .withValidUris(
                                "yousign:signature-request/create?idempotencyKey=x",
                                "yousign:signature-request/list?status[in]=done,declined&fetchAll=true",
                                "yousign:document/upload?signatureRequestId=x",
                                "yousign:signature-request/events?delay=5000&startFrom=beginning&eventTypes=completed",
                                "yousign:v2/procedure/create?webhookUrl=https://d&webhookSecret=x",
                                "yousign:v2/procedure/events",
                                "yousign:raw/call?method=GET&path=/v3/users",
                                "yousign:v2/user/list?apiKey=x&environment=staging&responseTimeout=5s")
                        .withInvalidUris(
                                "yousign:signature-request/creat",
                                "yousign:signer/list?fetchAll=perhaps",
                                "yousign:signer/list?maxRetries=many")
                        .withOperations(
                                OperationFacts.all(),
                                "signature-request/events",
                                "v2/procedure/events",
                                "raw/call",
                                "v2/raw/call")
                        .withSecrets("apiKey", "webhookSecret"));
    }
}
