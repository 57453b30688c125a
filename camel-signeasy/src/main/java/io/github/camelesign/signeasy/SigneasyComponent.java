package io.github.camelesign.signeasy;

import io.github.camelesign.support.EsignComponent;
import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.auth.EsignAuthentication;
import io.github.camelesign.support.http.Json;
import io.github.camelesign.support.http.RefusalRule;
import java.time.Duration;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Sends documents for signature with Signeasy, follows them and collects the result. */
@Component("signeasy")
public class SigneasyComponent extends EsignComponent<SigneasyConfiguration, SigneasyOperation> {

    private static final RefusalRule LIMITS =
            new RefusalRule() {
                @Override
                public boolean isRefusal(int status, String errorCode) {
                    return TOO_MANY_REQUESTS.isRefusal(status, errorCode);
                }

                /** Signeasy counts by the minute, and does not say when the next one begins. */
                @Override
                public Duration window(String errorCode) {
                    return Duration.ofMinutes(1);
                }
            };

    @Metadata(description = "The options that endpoints start from.")
    private SigneasyConfiguration configuration = new SigneasyConfiguration();

    public SigneasyComponent() {
        super("signeasy", "Signeasy", SigneasyOperation.values());
    }

    @Override
    protected EsignEndpoint<SigneasyOperation> createEndpoint(
            String uri, SigneasyOperation operation, SigneasyConfiguration configuration) {
        return new SigneasyEndpoint(uri, this, operation, configuration);
    }

    @Override
    protected EsignAuthentication createAuthentication(SigneasyConfiguration configuration) {
        return new SigneasyAuthentication(configuration, new Json(getCamelContext()));
    }

    @Override
    protected RefusalRule refusals() {
        return LIMITS;
    }

    @Override
    public SigneasyConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SigneasyConfiguration configuration) {
        this.configuration = configuration;
    }
}
