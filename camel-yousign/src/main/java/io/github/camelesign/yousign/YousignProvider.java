// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

import static io.github.camelesign.yousign.YousignVersion.V2;

import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.ErrorFormat;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.WebhookProtocol;
import io.github.camelesign.yousign.auth.YousignAuthentication;
import io.github.camelesign.yousign.call.YousignCreation;
import io.github.camelesign.yousign.call.YousignThrottling;
import io.github.camelesign.yousign.contract.YousignContracts;
import io.github.camelesign.yousign.events.ProcedureSource;
import io.github.camelesign.yousign.events.SignatureRequestSource;
import io.github.camelesign.yousign.webhook.ProcedureCalls;
import io.github.camelesign.yousign.webhook.ProcedureWebhook;
import io.github.camelesign.yousign.webhook.YousignWebhook;
import java.util.List;

/** Everything that makes Yousign differ from other providers. */
final class YousignProvider {

    static final Provider<YousignConfiguration> PROVIDER =
            Provider.<YousignConfiguration>of("yousign", "Yousign", YousignOperation.values())
                    .authentication(options -> new YousignAuthentication(options.getApiKey()))
                    .errors(errors())
                    .throttling(new YousignThrottling())
                    .requestIds("X-Request-Id", "X-Correlation-Id")
                    .requestFields(ProcedureCalls::of)
                    .answerHeader("X-RateLimit-Limit", YousignConstants.RATE_LIMIT)
                    .answerHeader("X-RateLimit-Remaining", YousignConstants.RATE_LIMIT_REMAINING)
                    .answerHeader("X-RateLimit-Reset", YousignConstants.RATE_LIMIT_RESET)
                    .answerHeader("RateLimit-Limit", YousignConstants.RATE_LIMIT)
                    .answerHeader("RateLimit-Remaining", YousignConstants.RATE_LIMIT_REMAINING)
                    .answerHeader("RateLimit-Reset", YousignConstants.RATE_LIMIT_RESET)
                    .answerHeader("X-RateLimit-Limit-Hour", YousignConstants.RATE_LIMIT_HOUR)
                    .answerHeader("X-RateLimit-Limit-Minute", YousignConstants.RATE_LIMIT_MINUTE)
                    .answerHeader(
                            "X-RateLimit-Remaining-Hour",
                            YousignConstants.RATE_LIMIT_REMAINING_HOUR)
                    .answerHeader(
                            "X-RateLimit-Remaining-Minute",
                            YousignConstants.RATE_LIMIT_REMAINING_MINUTE)
                    .idempotentCreation(
                            YousignConfiguration::getIdempotencyKey,
                            endpoint -> new YousignCreation(endpoint.calls()))
                    .events(YousignProvider::events)
                    .webhook(YousignProvider::webhook)
                    .contracts(new YousignContracts())
                    .build();

    private YousignProvider() {}

    /** {@code invalid_params} of v3, {@code violations} of v2. */
    private static ErrorFormat errors() {
        return ErrorFormat.COMMON.withDetails(
                List.of("invalid_params", "violations"),
                List.of("name", "propertyPath"),
                List.of("reason", "message"));
    }

    private static EventSource events(EndpointContext<YousignConfiguration> endpoint) {
        return endpoint.getConfiguration().version() == V2
                ? new ProcedureSource(endpoint.calls())
                : new SignatureRequestSource(endpoint.calls(), endpoint.getParameters());
    }

    private static WebhookProtocol webhook(EndpointContext<YousignConfiguration> endpoint) {
        return endpoint.getConfiguration().version() == V2
                ? new ProcedureWebhook()
                : new YousignWebhook(endpoint);
    }
}
