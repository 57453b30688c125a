// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void anEnvironmentThatDoesNotExistIsRefused() {
        configuration.setEnvironment("demo");

        assertThatThrownBy(configuration::resolveOauthBaseUri)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "environment must be production or sandbox for DocuSign, but is 'demo'");
    }
}
