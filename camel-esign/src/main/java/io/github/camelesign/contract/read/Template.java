// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.read;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Language;

/** Replaces a text of a contract by what it stands for. */
@FunctionalInterface
public interface Template {

    /** For a contract that is data: a text stands for itself. */
    Template NONE = text -> text;

    Object evaluate(String text) throws Exception;

    /**
     * For a contract that a route names: property placeholders, and expressions of the Simple
     * language on the message. Each replaces the value that it stands in, and what comes from the
     * message is not evaluated again.
     */
    static Template of(Exchange exchange) {
        CamelContext context = exchange.getContext();
        Language simple = context.resolveLanguage("simple");
        return text -> {
            String resolved =
                    text.contains("{{") ? context.resolvePropertyPlaceholders(text) : text;
            return resolved.contains("${")
                    ? simple.createExpression(resolved).evaluate(exchange, String.class)
                    : resolved;
        };
    }
}
