// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.EsignConsentRequiredException;
import io.github.camelesign.docusign.DocuSignComponent;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user who has not yet allowed the application to act in their name. */
class ConsentAuthenticationTest extends LoggedInDocuSign {

    @BeforeEach
    void noConsent() {
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry();
        registry.setCamelContext(context);
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        logInByJwt();
        options().setRedirectUri("https://acme.test/back?a=b");
        answers(LOGIN, status(400).withBody("{\"error\":\"consent_required\"}"));
    }

    private static String url() {
        return server.baseUrl()
                + "/oauth/auth?response_type=code&scope=signature%20impersonation&client_id="
                + CLIENT
                + "&redirect_uri=https%3A%2F%2Facme.test%2Fback%3Fa%3Db";
    }

    private EsignConsentRequiredException refused() {
        return (EsignConsentRequiredException) failure(CALL, null);
    }

    private HealthCheck.Result health() {
        HealthCheckRepository producers =
                HealthCheckRegistry.get(context).getRepository("producers").orElseThrow();
        return producers.stream()
                .filter(check -> check.getId().equals("docusign-login"))
                .findFirst()
                .orElseThrow()
                .callReadiness();
    }

    @Test
    void theExceptionCarriesThePageToOpen() {
        assertThat(refused().getConsentUrl()).contains(url());
        assertThat(refused())
                .hasMessageContaining("consent_required")
                .hasMessageContaining("allow the application once")
                .hasMessageEndingWith("under " + url());
        assertThat(refused().isRetryable()).isFalse();
        assertThat(refused().getHttpResponseCode()).isEqualTo(400);
    }

    @Test
    void thePageAsksForTheScopesOfTheLogin() {
        options().setScope("signature impersonation click.manage");

        assertThat(refused().getConsentUrl().orElseThrow())
                .contains("scope=signature%20impersonation%20click.manage");
    }

    @Test
    void withoutRedirectUriTheExceptionSaysWhatIsMissing() {
        options().setRedirectUri(null);

        assertThat(refused().getConsentUrl()).isEmpty();
        assertThat(refused())
                .hasMessageContaining("Set the option redirectUri to one that is registered");
    }

    @Test
    void theHealthCheckIsDownAndShowsThePageToOpen() throws Exception {
        context.getEndpoint(CALL).createProducer().start();

        HealthCheck.Result result = health();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getDetails())
                .containsEntry("consent.url", url())
                .containsEntry("http.response.code", 400);
        assertThat(result.getMessage().orElseThrow()).endsWith("under " + url());
    }

    @Test
    void probesDoNotKeepOnLoggingIn() throws Exception {
        context.getEndpoint(CALL).createProducer().start();

        health();
        health();
        health();

        assertThat(requests(LOGIN)).hasSize(1);
    }

    @Test
    void theHealthCheckIsUpWhenTheLoginWorks() throws Exception {
        answers(LOGIN, token("jwt-token", 3600));
        context.getEndpoint(CALL).createProducer().start();

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(requests(LOGIN)).hasSize(1);
    }

    @Test
    void theHealthCheckCanBeSwitchedOff() throws Exception {
        context.getComponent("docusign", DocuSignComponent.class)
                .setHealthCheckProducerEnabled(false);
        context.getEndpoint(CALL).createProducer().start();

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(requests()).isEmpty();
    }

    @Test
    void theCheckLivesAsLongAsAnEndpointUsesTheAccount() throws Exception {
        Endpoint first = context.getEndpoint(CALL);
        Endpoint second = context.getEndpoint("docusign:accounts/get-provisioning");
        assertThat(checks()).hasSize(1);

        context.removeEndpoint(first);
        assertThat(checks()).hasSize(1);

        context.removeEndpoint(second);
        assertThat(checks()).isEmpty();
    }

    @Test
    void aComponentThatIsGoneLeavesNoCheckBehindWhenItsEndpointsAreGone() throws Exception {
        context.getEndpoint(CALL).createProducer().start();

        context.removeComponent("docusign");
        context.removeEndpoints("docusign:*");

        assertThat(checks()).isEmpty();
    }

    private List<HealthCheck> checks() {
        return HealthCheckRegistry.get(context).getRepository("producers").orElseThrow().stream()
                .toList();
    }
}
