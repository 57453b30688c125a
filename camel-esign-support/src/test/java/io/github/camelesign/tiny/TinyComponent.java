// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.tiny;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import io.github.camelesign.spi.IdempotentCreation;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.Token;
import io.github.camelesign.spi.WebhookProtocol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.annotations.Component;

/** The component of a provider with little of everything. */
@Component("tiny")
public class TinyComponent extends EsignComponent<TinyConfiguration, TinyOperation> {

    /** The secrets that calls were checked with. */
    static final List<Set<String>> SECRETS = new ArrayList<>();

    private static final Provider<TinyConfiguration> PROVIDER =
            Provider.<TinyConfiguration>of("tiny", "Tiny", TinyOperation.values())
                    .authentication(configuration -> new ApiKey(configuration.getApiKey()))
                    .configuredParameter("accountId", e -> e.getConfiguration().getAccountId())
                    .idempotentCreation(
                            TinyConfiguration::getIdempotencyKey, endpoint -> new Creation())
                    .events(
                            endpoint ->
                                    endpoint.getCamelContext()
                                            .getRegistry()
                                            .findSingleByType(EventSource.class))
                    .webhook(
                            endpoint ->
                                    new Webhook(
                                            endpoint.getCamelContext()
                                                    .getRegistry()
                                                    .lookupByNameAndType(
                                                            "registration", Runnable.class)))
                    .build();

    private TinyConfiguration configuration = new TinyConfiguration();

    public TinyComponent() {
        super(PROVIDER, TinyOperation.class);
    }

    @Override
    public TinyConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(TinyConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    protected TinyEndpoint createEndpoint(String uri, TinyOperation operation) {
        return new TinyEndpoint(uri, this, operation, (TinyConfiguration) configuration.copy());
    }

    private record ApiKey(String key) implements Authentication {

        @Override
        public Token fetch(Token previous, Token.Endpoint endpoint) {
            return new Token(String.valueOf(key), Instant.now(), null, null);
        }

        @Override
        public Map<String, String> tokenHeaders(String token) {
            return Map.of("X-Key", token);
        }

        @Override
        public boolean isRenewable() {
            return false;
        }

        @Override
        public boolean isTokenRefused(EsignOperationException failure) {
            return false;
        }
    }

    /** Of which nothing is ever found; copies carry no key. */
    private static final class Creation implements IdempotentCreation {

        @Override
        public Map<String, Object> find(String key) {
            return null;
        }

        @Override
        public boolean isCarriedBy(Map<String, Object> fields) {
            return !"yes".equals(fields.get("copy"));
        }
    }

    /**
     * @param registration what registering does, or null
     */
    private record Webhook(Runnable registration) implements WebhookProtocol {

        @Override
        public boolean isSigned(Message message, Set<String> secrets) {
            SECRETS.add(secrets);
            return true;
        }

        @Override
        public EsignEvent read(Message message) {
            throw new IllegalArgumentException("none");
        }

        @Override
        public void register(String url, String secret) {
            if (registration != null) {
                registration.run();
            }
        }

        @Override
        public void unregister(String url) {
            // nowhere
        }
    }
}
