// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelesign.component.EsignEndpoint;
import io.github.camelesign.component.ProviderWebhook;
import io.github.camelesign.docusign.DocuSignConfiguration;
import io.github.camelesign.jsign.JSignConfiguration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets of the provider's endpoint in the URI of one for contracts. */
class AccountSecretsTest {

    private static final String EVENTS = "contract/events?provider=signnow&account.webhookSecret=";

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private EsignEndpoint<?, ?> called(String uri) throws Exception {
        ContractEndpoint endpoint = context.getEndpoint(uri, ContractEndpoint.class);
        return endpoint.account()
                .endpoint(endpoint.account().contracts().events().operation(), Map.of());
    }

    private static ProviderWebhook behind(Endpoint webhook) {
        return (ProviderWebhook) ((DelegateEndpoint) webhook).getEndpoint();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email=RAW(hidden@acme.test)",
                "email=hidden%40acme.test",
                "password=hidden",
                "apiSecret=hidden"
            })
    void areNotShown(String option) {
        Endpoint endpoint =
                context.getEndpoint("esign:contract/get?provider=jsign&account." + option);

        assertThat(endpoint.getEndpointUri()).contains("=xxxxxx-").doesNotContain("hidden");
        assertThat(endpoint.toString()).doesNotContain("hidden");
    }

    @Test
    void reachTheProvidersEndpoint() throws Exception {
        EsignEndpoint<?, ?> jsign =
                called("esign:contract/get?provider=jsign&account.email=hidden%40acme.test");
        EsignEndpoint<?, ?> docusign =
                called(
                        "esign:contract/get?provider=docusign&account.authorizationCode=hi%2Bdden&account.codeVerifier=RAW(hid&den)&account.accountId=1");

        assertThat(((JSignConfiguration) jsign.getConfiguration()).getEmail())
                .isEqualTo("hidden%40acme.test");
        DocuSignConfiguration configuration = (DocuSignConfiguration) docusign.getConfiguration();
        assertThat(configuration.getAuthorizationCode()).isEqualTo("hi%2Bdden");
        assertThat(configuration.getCodeVerifier()).isEqualTo("hid&den");
        assertThat(configuration.getAccountId()).isEqualTo("1");
        assertThat(context.getEndpoints())
                .noneMatch(
                        endpoint ->
                                (endpoint + endpoint.getEndpointUri()).matches(".*hi.{0,3}d.*"));
    }

    /** Two that differ in a secret are two accounts. */
    @Test
    void areKeptApart() {
        assertThat(
                        context.getEndpoint(
                                "esign:contract/get?provider=jsign&account.email=a%40x.test"))
                .isNotSameAs(
                        context.getEndpoint(
                                "esign:contract/get?provider=jsign&account.email=b%40x.test"));
    }

    /** As in the provider's own URIs. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "s3cr+t,           s3cr+t",
                "s3cr%2Bt,         s3cr%2Bt",
                "s3cr%t,           s3cr%t",
                "#s3cret,          #s3cret",
                "RAW(s3cr+t),      s3cr+t",
                "RAW(s3cr%2Bt),    s3cr%2Bt",
                "RAW(s3cr&a=t),    s3cr&a=t",
                "RAW({{secret}}),  s3&c%2Br+t",
                "#bean:secret,     of the registry"
            })
    void areLiteral(String written, String meant) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("secret", "s3&c%2Br+t");
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("secret", "of the registry");

        assertThat(called("esign:" + EVENTS + written).webhookSecrets()).containsExactly(meant);
        assertThat(
                        behind(context.getEndpoint("webhook:esign:" + EVENTS + written))
                                .called()
                                .webhookSecrets())
                .containsExactly(meant);
        assertThat(
                        behind(
                                        context.getEndpoint(
                                                "webhook:signnow:document/events?webhookSecret="
                                                        + written))
                                .called()
                                .webhookSecrets())
                .containsExactly(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr&t1p", "s3cr&t1p=x", "s3cr&t1p&s3cr"})
    void oneThatIsCutIsRefusedAndNotPrinted(String secret) {
        for (String scheme : new String[] {"esign:", "webhook:esign:"}) {
            assertThatThrownBy(
                            () -> {
                                context.addRoutes(
                                        new RouteBuilder() {
                                            @Override
                                            public void configure() {
                                                from(scheme + EVENTS + secret).to("mock:x");
                                            }
                                        });
                                context.start();
                            })
                    .as(scheme)
                    .hasStackTraceContaining("account.webhookSecret=RAW(...)")
                    .hasStackTraceContaining("camel.component.signnow.webhookSecret")
                    .extracting(AccountSecretsTest::print)
                    .asString()
                    .doesNotContain("s3cr")
                    .doesNotContain("t1p");
        }
    }

    @Test
    void areNotShownOfAProviderThatIsNotThere() {
        context.start();

        assertThatThrownBy(
                        () ->
                                context.createProducerTemplate()
                                        .sendBody(
                                                "esign:contract/get?provider=nobody&account.email=hidden",
                                                ""))
                .hasStackTraceContaining("'nobody' is no component that sends contracts")
                .extracting(AccountSecretsTest::print)
                .asString()
                .doesNotContain("hidden");
    }

    private static String print(Throwable failure) {
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        return printed.toString();
    }
}
