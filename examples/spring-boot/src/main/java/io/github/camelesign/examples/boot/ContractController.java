// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.boot;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes contracts to be signed, and answers with SignNow's id of the document. */
@RestController
class ContractController {

    private final ProducerTemplate camel;

    ContractController(ProducerTemplate camel) {
        this.camel = camel;
    }

    @PostMapping("/contracts/{name}")
    String send(
            @RequestBody byte[] document, @PathVariable String name, @RequestParam String signer) {
        return camel.requestBodyAndHeaders(
                "direct:send",
                document,
                Map.of(Exchange.FILE_NAME, name, "signer", signer),
                String.class);
    }
}
