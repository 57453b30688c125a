package io.github.camelesign.internal.http;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.internal.content.ContentFactory;
import io.github.camelesign.internal.content.Json;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.Operation;
import io.github.camelesign.spi.Token;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Sends what a login needs, with credentials of its own and perhaps to another host. */
final class Login implements Token.Endpoint {

    private static final Set<Integer> REFUSED_CREDENTIALS = Set.of(400, 401, 403);

    private final RequestSender sender;
    private final Supplier<Retries> retries;
    private final Authentication authentication;
    private final InstantSource clock;
    private final Json json;
    private final ContentFactory contents;

    Login(
            RequestSender sender,
            Supplier<Retries> retries,
            Authentication authentication,
            InstantSource clock,
            Json json) {
        this.sender = sender;
        this.retries = retries;
        this.authentication = authentication;
        this.clock = clock;
        this.json = json;
        this.contents = new ContentFactory(json);
    }

    @Override
    public <T> T call(Token.Request login, Token.Reader<T> reader) throws EsignOperationException {
        Retries attempts = retries.get();
        while (true) {
            try {
                return send(login, reader);
            } catch (EsignOperationException e) {
                if (REFUSED_CREDENTIALS.contains(e.getHttpResponseCode()) && !e.isRetryable()) {
                    throw authentication.refused(Failures.credentials(e));
                }
                attempts.pauseOrThrow(e);
            }
        }
    }

    private <T> T send(Token.Request login, Token.Reader<T> reader) throws EsignOperationException {
        Operation row = login.operation();
        return sender.send(
                new ProviderRequest(
                        row,
                        row.target(UnaryOperator.identity(), Map.of()),
                        row.body().of(login.fields(), contents)),
                login.baseUri(),
                login.headers(),
                response ->
                        reader.read(json.readMap(json.bytes(response.body())), clock.instant()));
    }
}
