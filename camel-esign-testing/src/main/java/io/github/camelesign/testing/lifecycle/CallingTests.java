// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.testing.TestCamelContext;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A context that is started for each test, and calls that have to succeed. */
public abstract class CallingTests {

    protected CamelContext context;
    protected ProducerTemplate template;

    /** Sets the options of the component. */
    protected abstract void configure(CamelContext context);

    @BeforeEach
    protected void startContext() {
        context = new TestCamelContext();
        configure(context);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    protected void stopContext() {
        context.stop();
    }

    protected final Exchange call(String uri, Object body, Map<String, Object> headers) {
        Exchange done =
                template.request(
                        uri,
                        exchange -> {
                            exchange.getMessage().setBody(body);
                            exchange.getMessage().getHeaders().putAll(headers);
                        });
        assertThat(done.getException()).isNull();
        return done;
    }

    /** Calls without headers, and returns the body of the answer. */
    protected final Object call(String uri, Object body) {
        return call(uri, body, Map.of()).getMessage().getBody();
    }
}
