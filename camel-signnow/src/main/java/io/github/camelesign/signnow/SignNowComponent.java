package io.github.camelesign.signnow;

import io.github.camelesign.support.EsignComponent;
import io.github.camelesign.support.EsignEndpoint;
import io.github.camelesign.support.auth.EsignAuthentication;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Sends documents for signature with SignNow, follows them and collects the result. */
@Component("signnow")
public class SignNowComponent extends EsignComponent<SignNowConfiguration, SignNowOperation> {

    @Metadata(description = "The options that endpoints start from.")
    private SignNowConfiguration configuration = new SignNowConfiguration();

    public SignNowComponent() {
        super("signnow", "SignNow", SignNowOperation.values());
    }

    @Override
    protected EsignEndpoint<SignNowOperation> createEndpoint(
            String uri, SignNowOperation operation, SignNowConfiguration configuration) {
        return new SignNowEndpoint(uri, this, operation, configuration);
    }

    @Override
    protected EsignAuthentication createAuthentication(SignNowConfiguration configuration) {
        return new SignNowAuthentication(configuration);
    }

    @Override
    public SignNowConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SignNowConfiguration configuration) {
        this.configuration = configuration;
    }
}
