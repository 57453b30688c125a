// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.signnow.auth.SignNowAuthentication;
import io.github.camelesign.signnow.call.SignNowThrottling;
import io.github.camelesign.signnow.contract.SignNowContracts;
import io.github.camelesign.signnow.events.SignNowEventSource;
import io.github.camelesign.signnow.webhook.SignNowWebhook;
import io.github.camelesign.spi.Provider;

/** What makes SignNow differ from other providers. */
final class SignNowProvider {

    /** That something is not there; comes with the status 400, where other calls answer 404. */
    private static final String NOT_FOUND = "65582";

    static final Provider<SignNowConfiguration> PROVIDER =
            Provider.<SignNowConfiguration>of("signnow", "SignNow", SignNowOperation.values())
                    .authentication(SignNowAuthentication::new)
                    .absence(failure -> NOT_FOUND.equals(failure.getErrorCode()))
                    .throttling(new SignNowThrottling())
                    .requestIds("X-Request-Id", "X-Correlation-Id")
                    .answerHeader("X-RateLimit-Limit", EsignConstants.RATE_LIMIT)
                    .answerHeader("X-RateLimit-Remaining", EsignConstants.RATE_LIMIT_REMAINING)
                    .answerHeader("X-RateLimit-Reset", EsignConstants.RATE_LIMIT_RESET)
                    .events(SignNowEventSource::of)
                    .webhook(SignNowWebhook::of)
                    .contracts(new SignNowContracts())
                    .build();

    private SignNowProvider() {}
}
