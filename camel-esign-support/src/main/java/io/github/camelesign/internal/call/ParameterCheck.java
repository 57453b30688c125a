// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.call;

import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.ParameterValue;
import io.github.camelesign.spi.Provider;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the values of an operation's parameters against what its row says of them. */
public final class ParameterCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ParameterCheck.class);

    private final Provider<?> provider;
    private final Operation operation;

    public ParameterCheck(Provider<?> provider, Operation operation) {
        this.provider = provider;
        this.operation = operation;
    }

    /**
     * Checks what an endpoint's URI gives; the rest may come with a message.
     *
     * @throws IllegalArgumentException when a parameter does not take its value
     */
    public void check(Map<String, String> parameters) {
        parameters.forEach(this::checked);
        if (operation.kind() == Operation.Kind.RAW) {
            RawCall.check(parameters);
        }
    }

    /**
     * The value to send of a query parameter: the given one, else what the row sends by default.
     *
     * @param given null if nobody gives one
     * @return null if there is nothing to send
     */
    String query(String name, String given) {
        if (given != null) {
            return checked(name, given);
        }
        ParameterValue allowed = operation.value(name);
        if (allowed.isRequired() && allowed.defaultValue().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s needs the parameter %s: give it as the option %s of the endpoint or in the Map in the header %s. It must be %s"
                            .formatted(
                                    operation.name(),
                                    name,
                                    name,
                                    provider.header("query"),
                                    allowed));
        }
        return allowed.defaultValue().orElse(null);
    }

    /** The value, if the parameter takes it. */
    String checked(String name, String value) {
        ParameterValue allowed = operation.value(name);
        if (allowed.allows(value)) {
            return value;
        }
        if (!allowed.isOpen()) {
            throw new IllegalArgumentException(
                    "%s: %s must be %s, but is '%s'%s"
                            .formatted(
                                    operation.name(),
                                    name,
                                    allowed,
                                    value,
                                    NearestName.hint(value, allowed.values())));
        }
        LOG.warn(
                "{}: {} is described as {}. '{}' is sent as it is",
                operation.name(),
                name,
                allowed,
                value);
        return value;
    }
}
