// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.catalog.CatalogFacts;
import io.github.camelesign.testing.catalog.CatalogTests;
import java.util.List;

class ContractCatalogTest extends CatalogTests {

    ContractCatalogTest() {
        super(
                CatalogFacts.of(new ComponentName("Contract", "esign"))
                        .withValidUris(
                                "esign:contract/send?provider=docusign&contract=lease.contract.yaml",
                                "esign:contract/events?provider=docusign&eventTypes=completed&account.delay=5000",
                                "esign:contract/download?provider=yousign&part=ALL",
                                "esign:contract/check?provider=yousign&checkTimeout=5s")
                        .withInvalidUris(
                                "esign:contract/send",
                                "esign:contract/sent?provider=docusign",
                                "esign:contract/download?provider=docusign&part=most",
                                "esign:contract/send?provider=docusign&apiKey=k")
                        .withOperations(
                                List.of(),
                                "contract/check",
                                "contract/send",
                                "contract/get",
                                "contract/signing-url",
                                "contract/download",
                                "contract/remind",
                                "contract/cancel",
                                "contract/events"));
    }
}
