package io.github.camelesign.support.http;

import io.github.camelesign.support.EsignFailure;
import io.github.camelesign.support.EsignOperationException;
import io.github.camelesign.support.auth.Account;
import io.github.camelesign.support.auth.EsignAuthentication;
import io.github.camelesign.support.auth.LoginRequest;
import io.github.camelesign.support.auth.Token;
import io.github.camelesign.support.auth.TokenEndpoint;
import io.github.camelesign.support.auth.TokenSession;
import io.github.camelesign.support.operation.Credentials;
import io.github.camelesign.support.operation.Operation;
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
import java.util.function.UnaryOperator;
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

    /** A server that was cut off needs a moment to end what it was doing. */
    private static final Duration LEAST_PAUSE = Duration.ofMillis(300);

    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** An upload takes its time, and one that is refused at its end has to be sent whole again. */
    private static final Duration UPLOAD_MARGIN = Duration.ofMinutes(5);

    private final Clock clock = Clock.systemUTC();
    private final Json json;
    private final HttpTransport transport;
    private final EsignAuthentication authentication;
    private TokenSession session;
    private final Failures failures;
    private final RetryPolicy retries;
    private volatile Duration providerAhead = Duration.ZERO;

    /**
     * @param scheme of the component, for error messages
     * @param refusals what it means by which answer
     */
    public EsignClient(
            CamelContext context,
            String scheme,
            TransportOptions transport,
            RetryPolicy retries,
            EsignAuthentication authentication,
            RefusalRule refusals) {
        this.json = new Json(context);
        this.transport = new HttpTransport(context, transport);
        this.retries = retries;
        this.authentication = authentication;
        this.session = new TokenSession(authentication, new Login(), this::providerTime);
        this.failures = new Failures(scheme, json, clock, refusals);
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
     * What the login tells about the account, or null. Logs in unless that is done.
     *
     * @throws EsignOperationException when the login fails
     */
    public Account account() throws EsignOperationException {
        return session.token(MARGIN).account();
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
            Token token = token(request);
            try {
                T answer = attempt(request, token, reader);
                retries.budget().earn();
                return answer;
            } catch (EsignOperationException e) {
                if (token != null && authentication.isTokenRefused(e)) {
                    session.drop(token.value());
                    if (renewed || !authentication.isRenewable()) {
                        throw authentication.refused(Failures.credentials(e));
                    }
                    renewed = true;
                } else if (token == null
                        ? e.getHttpResponseCode() == 401
                        : authentication.areCredentialsRefused(e)) {
                    throw authentication.refused(Failures.credentials(e));
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

    private <T> T attempt(EsignRequest request, Token token, EsignResponse.Reader<T> reader)
            throws EsignOperationException {
        return token == null
                ? attempt(request, null, authentication.clientHeaders(), reader)
                : attempt(
                        request,
                        baseUri(request.operation(), token),
                        authentication.tokenHeaders(token.value()),
                        reader);
    }

    /** Null for the configured one. */
    private String baseUri(Operation operation, Token token) {
        String own = authentication.baseUri(operation);
        return own != null || token.account() == null ? own : token.account().baseUri();
    }

    private <T> T attempt(
            EsignRequest request,
            String baseUri,
            Map<String, String> credentials,
            EsignResponse.Reader<T> reader)
            throws EsignOperationException {
        Answer<T> answer;
        try {
            answer =
                    transport.send(
                            request,
                            baseUri,
                            credentials,
                            response -> read(request, response, reader));
        } catch (IOException e) {
            throw failures.unanswered(request, e);
        }
        if (answer.failure() != null) {
            throw failures.exception(answer.failure());
        }
        return answer.value();
    }

    private <T> Answer<T> read(
            EsignRequest request, EsignResponse response, EsignResponse.Reader<T> reader)
            throws IOException {
        response.header("Date").ifPresent(this::adjustClock);
        if (response.status() / 100 != 2) {
            return new Answer<>(null, failures.answered(request, response));
        }
        try {
            return new Answer<>(reader.read(response), null);
        } catch (ErrorAnswerException e) {
            return new Answer<>(null, failures.answered(request, response, e.error()));
        }
    }

    /**
     * Waits before something is tried again that the caller has made sure may be.
     *
     * @param retry 0 for the first
     * @return false when it has been tried often enough; that too only after a moment
     */
    public boolean pauseBeforeRetry(int retry) {
        Optional<Duration> delay = retries.delay(retry, null);
        pause(LEAST_PAUSE.plus(delay.orElse(Duration.ZERO)));
        return delay.isPresent() && !Thread.currentThread().isInterrupted();
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
        if (!pause(delay.get())) {
            throw failure;
        }
    }

    /** Answers false when it was interrupted. */
    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Token token(EsignRequest request) throws EsignOperationException {
        if (request.operation().credentials() == Credentials.CLIENT) {
            return null;
        }
        boolean upload = request.operation().request().isUpload();
        return session.token(upload ? UPLOAD_MARGIN : MARGIN);
    }

    /** Sends what a login needs, with credentials of its own and perhaps to another host. */
    private final class Login implements TokenEndpoint {

        @Override
        public <T> T call(LoginRequest login, Reader<T> reader) throws EsignOperationException {
            EsignRequest request =
                    new EsignRequest(
                            login.operation(),
                            login.operation().target(UnaryOperator.identity(), Map.of()),
                            login.body());
            int retry = 0;
            while (true) {
                try {
                    return attempt(
                            request,
                            login.baseUri(),
                            login.headers(),
                            response ->
                                    reader.read(
                                            json.readMap(response.body().readAllBytes()),
                                            providerTime()));
                } catch (EsignOperationException e) {
                    if (REFUSED_CREDENTIALS.contains(e.getHttpResponseCode()) && !e.isRetryable()) {
                        throw authentication.refused(Failures.credentials(e));
                    }
                    pauseOrThrow(e, retry++);
                }
            }
        }
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
