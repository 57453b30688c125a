package io.github.camelesign.internal.http;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.event.Listeners;
import io.github.camelesign.internal.token.TokenSession;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.EsignListener;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.Token;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Calls one provider with one account: adds the credentials, renews a refused token once, and
 * repeats what may be repeated. Everything else is an {@link EsignOperationException}.
 */
public final class ProviderClient extends ServiceSupport {

    private static final int UNAUTHORIZED = 401;
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** An upload takes its time, and one that is refused at its end has to be sent whole again. */
    private static final Duration UPLOAD_MARGIN = Duration.ofMinutes(5);

    private final Provider<?> provider;
    private final ProviderClock clock = new ProviderClock();
    private final Json json;
    private final HttpTransport transport;
    private final Authentication authentication;
    private final RequestSender sender;
    private final RetryPolicy policy;
    private final EsignListener listener;
    private TokenSession session;

    /**
     * @param provider its value
     * @param authentication made with the options of an endpoint
     */
    public ProviderClient(
            CamelContext context,
            Provider<?> provider,
            TransportOptions transport,
            RetryPolicy policy,
            Authentication authentication) {
        this.provider = provider;
        this.listener = new Listeners(context);
        this.policy = policy;
        this.json = new Json(context, transport.maxResponseSize());
        this.transport = new HttpTransport(context, transport);
        this.authentication = authentication;
        this.sender =
                new RequestSender(
                        provider.scheme(),
                        this.transport,
                        new Failures(provider, json, clock),
                        clock,
                        listener);
        this.session =
                new TokenSession(
                        provider.scheme(),
                        authentication,
                        new Login(sender, this::retries, authentication, clock, json),
                        clock,
                        listener);
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
    public void shareToken(ProviderClient owner) {
        this.session = owner.session;
    }

    /** Reads and writes the JSON of this provider. */
    public Json json() {
        return json;
    }

    /** The time by the provider's clock, as far as its answers have shown it. */
    public Instant providerTime() {
        return clock.instant();
    }

    /**
     * The account that the login is for, or null. Logs in unless that is done.
     *
     * @throws EsignOperationException when the login fails
     */
    public Token.Account account() throws EsignOperationException {
        return session.token(MARGIN).account();
    }

    /** Counts the retries of a call that the caller repeats itself. */
    public Retries retries() {
        return new Retries(policy, listener);
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param reader reads a successful answer while the connection is open
     * @throws EsignOperationException when it did not succeed, or nobody knows whether it did
     */
    public <T> T call(ProviderRequest request, ProviderResponse.Reader<T> reader)
            throws EsignOperationException {
        Retries retries = retries();
        boolean renewed = false;
        while (true) {
            Token token = token(request);
            try {
                T answer = send(request, token, reader);
                retries.succeeded();
                return answer;
            } catch (EsignOperationException e) {
                if (token != null && authentication.isTokenRefused(e)) {
                    session.drop(token.value());
                    if (renewed || !authentication.isRenewable()) {
                        throw authentication.refused(Failures.credentials(e));
                    }
                    renewed = true;
                } else if (areCredentialsRefused(token, e)) {
                    throw authentication.refused(Failures.credentials(e));
                } else if (retries.count() > 0 && isGone(request, e)) {
                    return RequestSender.read(reader, ProviderResponse.NO_CONTENT);
                } else {
                    retries.pauseOrThrow(e);
                }
            }
        }
    }

    private boolean areCredentialsRefused(Token token, EsignOperationException e) {
        return token == null
                ? e.getHttpResponseCode() == UNAUTHORIZED
                : authentication.areCredentialsRefused(e);
    }

    /** An earlier attempt, whose answer was lost, has deleted it. */
    private boolean isGone(ProviderRequest request, EsignOperationException e) {
        return request.isRepeatableDelete() && provider.isAbsence(e);
    }

    /** Null for a call of the application itself. */
    private Token token(ProviderRequest request) throws EsignOperationException {
        if (request.operation().credentials() == Operation.Credentials.CLIENT) {
            return null;
        }
        boolean upload = request.operation().body().isUpload();
        return session.token(upload ? UPLOAD_MARGIN : MARGIN);
    }

    private <T> T send(ProviderRequest request, Token token, ProviderResponse.Reader<T> reader)
            throws EsignOperationException {
        return token == null
                ? sender.send(request, null, authentication.clientHeaders(), reader)
                : sender.send(
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
}
