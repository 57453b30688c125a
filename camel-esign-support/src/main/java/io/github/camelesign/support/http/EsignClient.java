package io.github.camelesign.support.http;

import io.github.camelesign.support.EsignFailure;
import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.auth.EsignAuthentication;
import io.github.camelesign.support.auth.Token;
import io.github.camelesign.support.auth.TokenSession;
import io.github.camelesign.support.operation.Credentials;
import io.github.camelesign.support.operation.Operation;
import io.github.camelesign.support.operation.RequestKind;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one provider with one account: adds the credentials, renews a refused token once, repeats
 * what may be repeated, and turns everything else into an {@link EsignOperationException}.
 */
public final class EsignClient extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(EsignClient.class);
    private static final Set<Integer> REFUSED_CREDENTIALS = Set.of(400, 401, 403);
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** An upload takes its time, and one that is refused at its end has to be sent whole again. */
    private static final Duration UPLOAD_MARGIN = Duration.ofMinutes(5);

    private final Clock clock = Clock.systemUTC();
    private final Json json;
    private final HttpTransport transport;
    private final EsignAuthentication authentication;
    private final Operation tokenOperation;
    private TokenSession session;
    private final Failures failures;
    private final RetryPolicy retries;
    private volatile Duration providerAhead = Duration.ZERO;

    /**
     * @param scheme of the component, for error messages
     * @param tokenOperation the form operation that answers a token
     */
    public EsignClient(
            CamelContext context,
            String scheme,
            TransportOptions transport,
            RetryPolicy retries,
            EsignAuthentication authentication,
            Operation tokenOperation) {
        this.json = new Json(context);
        this.transport = new HttpTransport(context, transport);
        this.retries = retries;
        this.authentication = authentication;
        this.tokenOperation = tokenOperation;
        this.session = new TokenSession(authentication, this::requestToken, this::providerTime);
        this.failures = new Failures(scheme, json, clock);
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(transport);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(transport);
    }

    /** Uses the token of another client of the same account. To be called before the first call. */
    public void shareToken(EsignClient owner) {
        this.session = owner.session;
    }

    /** Reads and writes the JSON of this provider. */
    public Json json() {
        return json;
    }

    /** The time by the provider's clock, as far as its answers have told it. */
    public Instant providerTime() {
        return clock.instant().plus(providerAhead);
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param reader reads a successful answer while the connection is open
     * @throws EsignOperationException when it did not succeed, or nobody knows whether it did
     */
    public <T> T call(EsignRequest request, EsignResponse.Reader<T> reader)
            throws EsignOperationException {
        boolean renewed = false;
        int retry = 0;
        while (true) {
            String token = token(request);
            try {
                T answer = attempt(request, token, reader);
                retries.budget().earn();
                return answer;
            } catch (EsignOperationException e) {
                if (token != null && authentication.isTokenRefused(e)) {
                    session.drop(token);
                    if (renewed || !authentication.isRenewable()) {
                        throw Failures.credentials(e);
                    }
                    renewed = true;
                } else if (request.operation() == tokenOperation
                        && REFUSED_CREDENTIALS.contains(e.getHttpResponseCode())) {
                    throw Failures.credentials(e);
                } else {
                    pauseOrThrow(e, retry++);
                }
            }
        }
    }

    /** Sends a request whose answer is a JSON object; anything else is read as an empty one. */
    public Map<String, Object> readMap(EsignRequest request) throws EsignOperationException {
        return call(request, response -> json.readMap(response.body().readAllBytes()));
    }

    private <T> T attempt(EsignRequest request, String token, EsignResponse.Reader<T> reader)
            throws EsignOperationException {
        Map<String, String> headers =
                token == null ? authentication.clientHeaders() : authentication.tokenHeaders(token);
        Answer<T> answer;
        try {
            answer = transport.send(request, headers, response -> read(request, response, reader));
        } catch (IOException e) {
            throw failures.unanswered(request, e);
        }
        if (answer.failure() != null) {
            throw Failures.exception(answer.failure());
        }
        return answer.value();
    }

    private <T> Answer<T> read(
            EsignRequest request, EsignResponse response, EsignResponse.Reader<T> reader)
            throws IOException {
        response.header("Date").ifPresent(this::adjustClock);
        return response.status() / 100 == 2
                ? new Answer<>(reader.read(response), null)
                : new Answer<>(null, failures.answered(request, response));
    }

    private void pauseOrThrow(EsignOperationException failure, int retry)
            throws EsignOperationException {
        if (!failure.isRetryable()) {
            throw failure;
        }
        Optional<Duration> delay = retries.delay(retry, failure.getRetryAfter().orElse(null));
        if (delay.isEmpty()) {
            throw failure;
        }
        LOG.debug("Sending again in {}: {}", delay.get(), failure.getMessage());
        try {
            Thread.sleep(delay.get().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private String token(EsignRequest request) throws EsignOperationException {
        if (request.operation().credentials() == Credentials.CLIENT) {
            return null;
        }
        boolean upload = request.operation().request() == RequestKind.MULTIPART;
        return session.token(upload ? UPLOAD_MARGIN : MARGIN);
    }

    private Token requestToken(Map<String, String> fields) throws EsignOperationException {
        EsignRequest request =
                new EsignRequest(tokenOperation, tokenOperation.path(), FormBody.of(fields));
        return call(
                request,
                response ->
                        Token.read(json.readMap(response.body().readAllBytes()), providerTime()));
    }

    private void adjustClock(String date) {
        try {
            Instant theirs =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration ahead = Duration.between(clock.instant(), theirs);
            // the header counts whole seconds: less than that is no difference
            providerAhead = ahead.abs().toSeconds() < 2 ? Duration.ZERO : ahead;
        } catch (DateTimeException unreadable) {
            LOG.debug("Ignoring the unreadable Date header '{}'", date);
        }
    }

    private record Answer<T>(T value, EsignFailure failure) {}
}
