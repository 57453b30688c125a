// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.docusign.auth.DocuSignAuthentication;
import io.github.camelesign.docusign.call.DocuSignCreation;
import io.github.camelesign.docusign.call.DocuSignRequestHeaders;
import io.github.camelesign.docusign.call.DocuSignThrottling;
import io.github.camelesign.docusign.contract.DocuSignContracts;
import io.github.camelesign.docusign.events.DocuSignEventSource;
import io.github.camelesign.docusign.webhook.DocuSignWebhook;
import io.github.camelesign.docusign.webhook.EventNotification;
import io.github.camelesign.spi.ErrorFormat;
import io.github.camelesign.spi.Provider;
import java.time.Duration;

/** What makes DocuSign differ from other providers. */
final class DocuSignProvider {

    /** No envelope is to be read more often than every 15 minutes: that is DocuSign's rule. */
    static final Provider<DocuSignConfiguration> PROVIDER =
            Provider.<DocuSignConfiguration>of("docusign", "DocuSign", DocuSignOperation.values())
                    .authentication(DocuSignAuthentication::new)
                    .configuredParameter("accountId", endpoint -> endpoint.account().id())
                    .configuredParameter(
                            "apiVersion", endpoint -> endpoint.getConfiguration().getApiVersion())
                    .errors(ErrorFormat.COMMON.withCodes("errorCode"))
                    .throttling(new DocuSignThrottling())
                    .hosts("docusign.net", "docusign.com")
                    .requestIds("X-Request-Id", "X-Correlation-Id", "X-DocuSign-TraceToken")
                    .requestHeaders(DocuSignRequestHeaders::of)
                    .requestFields(EventNotification::of)
                    .answerHeader("X-RateLimit-Limit", EsignConstants.RATE_LIMIT)
                    .answerHeader("X-RateLimit-Remaining", EsignConstants.RATE_LIMIT_REMAINING)
                    .answerHeader("X-RateLimit-Reset", EsignConstants.RATE_LIMIT_RESET)
                    .answerHeader("X-BurstLimit-Limit", DocuSignConstants.BURST_LIMIT)
                    .answerHeader("X-BurstLimit-Remaining", DocuSignConstants.BURST_LIMIT_REMAINING)
                    .answerHeader("X-DocuSign-TimeTrack", DocuSignConstants.TIME_TRACKED)
                    .idempotentCreation(
                            DocuSignConfiguration::getIdempotencyKey, DocuSignCreation::new)
                    .pollDelay(Duration.ofMinutes(15))
                    .events(DocuSignEventSource::new)
                    .webhook(DocuSignWebhook::new)
                    .contracts(new DocuSignContracts())
                    .build();

    private DocuSignProvider() {}
}
