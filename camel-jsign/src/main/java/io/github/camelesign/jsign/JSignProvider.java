// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.jsign.auth.JSignAuthentication;
import io.github.camelesign.jsign.call.JSignThrottling;
import io.github.camelesign.jsign.contract.JSignContracts;
import io.github.camelesign.jsign.events.JSignEventSource;
import io.github.camelesign.spi.ErrorFormat;
import io.github.camelesign.spi.Provider;

/** What makes jSign differ from other providers. It has no webhooks. */
final class JSignProvider {

    static final Provider<JSignConfiguration> PROVIDER =
            Provider.<JSignConfiguration>of("jsign", "JSign", JSignOperation.values())
                    .authentication(JSignAuthentication::new)
                    .errors(ErrorFormat.COMMON.withMessages("developer_message"))
                    .throttling(new JSignThrottling())
                    .requestIds("X-Request-Id", "X-Correlation-Id")
                    .answerHeader("X-RateLimit-Limit", EsignConstants.RATE_LIMIT)
                    .answerHeader("X-RateLimit-Remaining", EsignConstants.RATE_LIMIT_REMAINING)
                    .answerHeader("X-RateLimit-Reset", EsignConstants.RATE_LIMIT_RESET)
                    .answerHeader("RateLimit-Limit", EsignConstants.RATE_LIMIT)
                    .answerHeader("RateLimit-Remaining", EsignConstants.RATE_LIMIT_REMAINING)
                    .answerHeader("RateLimit-Reset", EsignConstants.RATE_LIMIT_RESET)
                    .contracts(new JSignContracts())
                    .events(endpoint -> new JSignEventSource(endpoint.calls()))
                    .build();

    private JSignProvider() {}
}
