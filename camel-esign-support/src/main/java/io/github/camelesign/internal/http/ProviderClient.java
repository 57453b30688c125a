// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import io.github.camelesign.api.EsignFailure;
import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.api.EsignRateLimitException;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.internal.lease.SharedLeases;
import io.github.camelesign.internal.text.Redaction;
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
    private final Quota quota;
    private final Pauses pauses;
    private final EsignListener listener;
    private TokenSession session;

    /**
     * @param provider its value
     * @param account whose calls these are
     * @param authentication made with the options of an endpoint
     * @param redaction takes the secrets of these options out of what the provider answers
     */
    public ProviderClient(
            CamelContext context,
            Provider<?> provider,
            TransportOptions transport,
            RetryPolicy policy,
            Account account,
            TransferWatch watch,
            Authentication authentication,
            Redaction redaction) {
        this.provider = provider;
        this.listener = account.listener();
        this.policy = policy;
        this.quota = account.quota();
        this.pauses =
                new Pauses(
                        () -> context.isStopping() || context.isStopped() || isStoppingOrStopped());
        this.json = new Json(context, transport.maxResponseSize());
        this.transport = new HttpTransport(context, transport, watch);
        this.authentication = authentication;
        this.sender =
                new RequestSender(
                        provider.scheme(),
                        this.transport,
                        new Failures(provider, json, clock, redaction),
                        clock,
                        quota,
                        listener);
        this.session =
                new TokenSession(
                        provider.scheme(),
                        authentication,
                        new Login(
                                provider.scheme(),
                                sender,
                                authentication,
                                new LoginTurn(
                                        provider.scheme(),
                                        () -> SharedLeases.of(context),
                                        pauses,
                                        policy.timeout()),
                                policy.timeout(),
                                clock,
                                json,
                                transport.hosts()),
                        clock,
                        account.logins(),
                        policy.maxWait());
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
     * Logs in unless that is done. A login that fails is not repeated: who only wants to know
     * whether it works does not wait.
     */
    public void logIn() throws EsignOperationException {
        session.token(MARGIN);
    }

    /**
     * The account that the login is for, or null. Logs in unless that is done, as for a call.
     *
     * @throws EsignOperationException when the login fails
     */
    public Token.Account account() throws EsignOperationException {
        return token(MARGIN, new Retries(policy, listener, pauses)).account();
    }

    /**
     * Waits until a call is within a share of the calls that the provider allows.
     *
     * @param share from 0 to 1
     * @param operation what is to be called
     * @throws EsignRateLimitException when that would take longer than {@code maxRetryWait}
     */
    public void awaitQuota(double share, Operation operation) throws EsignOperationException {
        Duration wait = quota.pause(share);
        while (!wait.isZero()) {
            if (wait.compareTo(policy.maxWait()) > 0 || !pauses.pause(wait)) {
                throw new EsignRateLimitException(
                        new EsignFailure(
                                        provider.scheme(),
                                        operation.name(),
                                        0,
                                        null,
                                        "Polling leaves the rest of the provider's quota to other calls: see pollQuotaShare",
                                        null,
                                        wait,
                                        true,
                                        false,
                                        null)
                                .after(0, null));
            }
            wait = quota.pause(share);
        }
    }

    /** Waits that end when the application stops. */
    public Pauses pauses() {
        return pauses;
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param reader reads a successful answer while the connection is open
     * @throws EsignOperationException when it did not succeed, or nobody knows whether it did
     */
    public <T> T call(ProviderRequest request, ProviderResponse.Reader<T> reader)
            throws EsignOperationException {
        Retries retries = new Retries(policy, listener, pauses);
        int renewals = 0;
        while (true) {
            Token token = token(request, retries);
            try {
                T answer = send(request, token, retries.left(), reader);
                retries.succeeded();
                return answer;
            } catch (EsignOperationException e) {
                if (token != null && authentication.isTokenRefused(e)) {
                    session.drop(token.value());
                    if (!authentication.isRenewable() || renewals == (isOld(token) ? 2 : 1)) {
                        throw authentication.refused(Failures.credentials(e));
                    }
                    renewals++;
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

    /** Another node may have renewed it long ago, and it may have ended since. */
    private boolean isOld(Token token) {
        return token.issued().isBefore(clock.instant().minus(MARGIN));
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

    /** The token to send, or null for a call of the application itself. */
    private Token token(ProviderRequest request, Retries retries) throws EsignOperationException {
        if (request.operation().credentials() == Operation.Credentials.CLIENT) {
            return null;
        }
        return token(request.operation().body().isUpload() ? UPLOAD_MARGIN : MARGIN, retries);
    }

    /** A login that fails has its own pause, which all calls of the account share. */
    private Token token(Duration margin, Retries retries) throws EsignOperationException {
        while (true) {
            try {
                return session.token(margin);
            } catch (EsignOperationException e) {
                retries.pauseForLogin(e);
            }
        }
    }

    private <T> T send(
            ProviderRequest request,
            Token token,
            Duration timeout,
            ProviderResponse.Reader<T> reader)
            throws EsignOperationException {
        return token == null
                ? sender.send(request, null, authentication.clientHeaders(), timeout, reader)
                : sender.send(
                        request,
                        baseUri(request.operation(), token),
                        authentication.tokenHeaders(token.value()),
                        timeout,
                        reader);
    }

    /** Null for the configured one. */
    private String baseUri(Operation operation, Token token) {
        String own = authentication.baseUri(operation);
        return own != null || token.account() == null ? own : token.account().baseUri();
    }
}
