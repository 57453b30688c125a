// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.spi.Answer;
import io.github.camelesign.spi.EsignListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends a request once, and turns what is no success into an exception. */
final class RequestSender {

    private final String scheme;
    private final HttpTransport transport;
    private final Failures failures;
    private final ProviderClock clock;
    private final Quota quota;
    private final EsignListener listener;

    RequestSender(
            String scheme,
            HttpTransport transport,
            Failures failures,
            ProviderClock clock,
            Quota quota,
            EsignListener listener) {
        this.scheme = scheme;
        this.transport = transport;
        this.failures = failures;
        this.clock = clock;
        this.quota = quota;
        this.listener = listener;
    }

    /** One for requests that send credentials as fields: no failure repeats them. */
    RequestSender with(Map<String, ?> credentials) {
        return new RequestSender(
                scheme, transport, failures.with(credentials), clock, quota, listener);
    }

    /**
     * @param baseUri what the target comes after, or null for the configured one
     * @param timeout for the request and its answer, unless they move data
     * @param reader reads a successful answer while the connection is open
     */
    <T> T send(
            ProviderRequest request,
            String baseUri,
            Map<String, String> credentials,
            Duration timeout,
            ProviderResponse.Reader<T> reader)
            throws EsignOperationException {
        long started = System.nanoTime();
        quota.called();
        int[] status = new int[1];
        List<EsignFailure> answered = new ArrayList<>(1);
        Outcome<T> outcome;
        try {
            outcome =
                    transport.send(
                            request,
                            baseUri,
                            credentials,
                            timeout,
                            response -> {
                                status[0] = response.status();
                                Outcome<T> read = read(request, response, credentials, reader);
                                if (read.failure() != null) {
                                    answered.add(read.failure());
                                }
                                return read;
                            });
        } catch (IOException e) {
            // the rest of an answer may break off after its status has said it all
            throw answered.isEmpty()
                    ? failures.with(credentials).unanswered(request, e)
                    : failures.exception(answered.get(0));
        } finally {
            listener.onRequest(
                    scheme,
                    request.operation().name(),
                    status[0],
                    Duration.ofNanos(System.nanoTime() - started));
        }
        if (outcome.failure() != null) {
            EsignOperationException failure = failures.exception(outcome.failure());
            if (failure instanceof EsignRateLimitException) {
                quota.refused();
            }
            throw failure;
        }
        return outcome.value();
    }

    private <T> Outcome<T> read(
            ProviderRequest request,
            ProviderResponse response,
            Map<String, String> credentials,
            ProviderResponse.Reader<T> reader)
            throws IOException {
        clock.adjust(response);
        quota.adjust(response);
        if (response.status() / 100 != 2) {
            return new Outcome<>(null, failures.with(credentials).answered(request, response));
        }
        try {
            return new Outcome<>(reader.read(response), null);
        } catch (Answer.RefusedException e) {
            return new Outcome<>(
                    null,
                    failures.with(credentials)
                            .answered(
                                    request,
                                    response,
                                    new ErrorReader.ProviderError(e.code(), e.getMessage())));
        }
    }

    /** Reads an answer for which no request was sent. */
    static <T> T read(ProviderResponse.Reader<T> reader, ProviderResponse response) {
        try {
            return reader.read(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Outcome<T>(T value, EsignFailure failure) {}
}
