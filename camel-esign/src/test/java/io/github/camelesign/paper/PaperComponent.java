// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.paper;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.component.EsignConfiguration;
import io.github.camelesign.component.EsignEndpoint;
import io.github.camelesign.spi.Authentication;
import io.github.camelesign.spi.Provider;
import io.github.camelesign.spi.Token;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.spi.annotations.Component;

/** The component of the provider. */
@Component("paper")
public class PaperComponent extends EsignComponent<PaperComponent.Configuration, PaperOperation> {

    private static final Provider<Configuration> PROVIDER =
            Provider.<Configuration>of("paper", "Paper", PaperOperation.values())
                    .authentication(configuration -> new NoLogin())
                    .events(endpoint -> new PaperEvents(endpoint.calls()))
                    .contracts(new PaperContracts())
                    .build();

    private Configuration configuration = new Configuration();

    public PaperComponent() {
        super(PROVIDER, PaperOperation.class);
    }

    @Override
    public Configuration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    protected Paper createEndpoint(String uri, PaperOperation operation) {
        return new Paper(uri, this, operation, (Configuration) configuration.copy());
    }

    /** It has no options of its own. */
    public static class Configuration extends EsignConfiguration {
        @Override
        public String resolveBaseUri() {
            return getBaseUri();
        }
    }

    /** An endpoint. */
    public static class Paper extends EsignEndpoint<Configuration, PaperOperation> {

        private final PaperOperation operation;
        private final Configuration configuration;

        Paper(
                String uri,
                PaperComponent component,
                PaperOperation operation,
                Configuration configuration) {
            super(uri, component);
            this.operation = operation;
            this.configuration = configuration;
        }

        @Override
        public PaperOperation getOperation() {
            return operation;
        }

        @Override
        public Configuration getConfiguration() {
            return configuration;
        }
    }

    private record NoLogin() implements Authentication {

        @Override
        public Token fetch(Token previous, Token.Endpoint endpoint) {
            return new Token("none", Instant.now(), null, null);
        }

        @Override
        public Map<String, String> tokenHeaders(String token) {
            return Map.of();
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
}
