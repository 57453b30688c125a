// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.paper.PaperComponent;
import io.github.camelesign.paper.PaperServer;
import java.io.IOException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;

/** A sixth provider, of which nothing but its own code knows. */
class PaperContractTest extends ContractKit {

    private final PaperServer server = new PaperServer();

    PaperContractTest() throws IOException {}

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Override
    String provider() {
        return "paper";
    }

    @Override
    void configure(DefaultCamelContext context) {
        context.getComponent("paper", PaperComponent.class)
                .getConfiguration()
                .setBaseUri(server.baseUri());
    }

    @Override
    void sign(String id, String email) {
        server.sign(id, email);
    }

    @Override
    void decline(String id, String email, String reason) {
        server.decline(id, reason);
    }

    @Override
    int requests() {
        return server.requests.size();
    }

    /** Paper does not keep what they say. */
    @Override
    int documents(byte[] file) {
        return (int) server.requests.stream().filter("POST /files"::equals).count();
    }
}
