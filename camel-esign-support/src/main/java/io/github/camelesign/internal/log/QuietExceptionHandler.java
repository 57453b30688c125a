// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.log;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * What a consumer does about failures unless an application says otherwise. Camel's own handler
 * logs the stack trace of each poll that fails; here only an exchange that is given up is worth
 * one.
 */
public final class QuietExceptionHandler extends LoggingExceptionHandler {

    private final FailureLog failures;

    /**
     * @param owner whose logger is used
     */
    public QuietExceptionHandler(CamelContext context, Class<?> owner, FailureLog failures) {
        super(context, owner);
        this.failures = failures;
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        if (exchange != null || exception == null) {
            super.handleException(message, exchange, exception);
        } else if (!isSuppressLogging()) {
            failures.failed(message == null ? "A poll has failed" : message, exception);
        }
    }
}
