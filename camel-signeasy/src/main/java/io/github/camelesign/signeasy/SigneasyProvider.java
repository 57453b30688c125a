// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signeasy;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.signeasy.auth.SigneasyAuthentication;
import io.github.camelesign.signeasy.call.SigneasyRequestHeaders;
import io.github.camelesign.signeasy.call.SigneasyThrottling;
import io.github.camelesign.signeasy.contract.SigneasyContracts;
import io.github.camelesign.signeasy.events.SigneasyEventSource;
import io.github.camelesign.signeasy.webhook.SigneasyWebhook;
import io.github.camelesign.spi.ErrorFormat;
import io.github.camelesign.spi.Provider;

/** What makes Signeasy differ from other providers. */
final class SigneasyProvider {

    static final Provider<SigneasyConfiguration> PROVIDER =
            Provider.<SigneasyConfiguration>of("signeasy", "Signeasy", SigneasyOperation.values())
                    .authentication(SigneasyAuthentication::new)
                    .errors(ErrorFormat.COMMON.withMessages("message", "msg"))
                    // also of what belongs to somebody else
                    .absence(failure -> "unauthorized_resource".equals(failure.getErrorCode()))
                    .throttling(new SigneasyThrottling())
                    .requestIds("X-Request-Id", "X-Correlation-Id")
                    .requestHeaders(SigneasyRequestHeaders::of)
                    .compressed(SigneasyConfiguration::isGzip)
                    .answerHeader("X-RateLimit-Limit", EsignConstants.RATE_LIMIT)
                    .answerHeader("X-RateLimit-Remaining", EsignConstants.RATE_LIMIT_REMAINING)
                    .answerHeader("X-RateLimit-Reset", EsignConstants.RATE_LIMIT_RESET)
                    .events(SigneasyEventSource::new)
                    .webhook(SigneasyWebhook::new)
                    .contracts(new SigneasyContracts())
                    .build();

    private SigneasyProvider() {}
}
