// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.testing.ComponentName;
import io.github.camelesign.testing.docs.DocumentationTests;
import io.github.camelesign.testing.http.EmptyProvider;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocumentationTest extends DocumentationTests {

    @RegisterExtension static final EmptyProvider DOCUSIGN = new EmptyProvider();

    DocumentationTest() {
        super(new ComponentName("DocuSign"), DocuSignOperation.values());
    }

    @Override
    protected void configure(CamelContext context) {
        DocuSignConfiguration options =
                context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
        options.setBaseUri(DOCUSIGN.uri());
        options.setOauthBaseUri(DOCUSIGN.uri());
        options.setAccessToken("static-access-token");
        options.setAccountId("a1");
    }

    @Override
    protected Set<String> configuredParameters() {
        return DocuSignProvider.PROVIDER.configuredParameters().keySet();
    }
}
