package io.github.camelesign.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocuSignConfigurationTest {

    private final DocuSignConfiguration configuration = new DocuSignConfiguration();

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "v3", "v2.1/accounts", ""})
    void aVersionThatDoesNotExistIsRefused(String version) {
        assertThatThrownBy(() -> configuration.setApiVersion(version))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("apiVersion must be v2.1 or v2, but is '%s'", version);
    }

    @ParameterizedTest
    @CsvSource({"production, https://www.docusign.net", "sandbox, https://demo.docusign.net"})
    void anEnvironmentHasItsOwnHost(String environment, String baseUri) {
        configuration.setEnvironment(environment);

        assertThat(configuration.resolveBaseUri()).isEqualTo(baseUri);
    }

    @Test
    void anEnvironmentThatDoesNotExistIsRefused() {
        configuration.setEnvironment("demo");

        assertThatThrownBy(configuration::resolveBaseUri)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "environment must be production or sandbox for DocuSign, but is 'demo'");
    }
}
