// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.component.EsignConfiguration;
import io.github.camelesign.testing.route.WebhookRoute;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustAllTrustManager;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that give up security: refused in the profile prod, and a warning elsewhere. */
class ProductionProfileTest {

    private static final String UNVERIFIED = "webhookAutoRegister=false&webhookVerification=none";

    static Stream<String> events() {
        return Provider.all()
                .filter(Provider::calls)
                .map(provider -> provider.scheme() + ":" + provider.events());
    }

    static Stream<String> schemes() {
        return Provider.all().map(Provider::scheme);
    }

    @ParameterizedTest
    @MethodSource("events")
    void aWebhookThatVerifiesNothingDoesNotStart(String events) throws Exception {
        try (WebhookRoute route = new WebhookRoute(events)) {
            profile(route.context(), "prod");

            assertThat(whole(catchThrowable(() -> route.start(UNVERIFIED))))
                    .contains(
                            events.replaceFirst(":.*", "")
                                    + " has options that give up security and are refused in the profile prod: webhookVerification=none: anybody who knows the URL")
                    .contains("permit them with insecureOptions=warn");
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void itStartsIfThatIsPermitted(String events) throws Exception {
        try (WebhookRoute route = new WebhookRoute(events);
                LogLines log = new LogLines()) {
            profile(route.context(), "prod");
            route.start(UNVERIFIED + "&insecureOptions=warn");

            assertThat(warnings(log))
                    .singleElement()
                    .asString()
                    .contains("webhookVerification=none");
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void elsewhereThereIsOneWarning(String events) throws Exception {
        try (WebhookRoute route = new WebhookRoute(events);
                LogLines log = new LogLines()) {
            route.start(UNVERIFIED);
            route.context().getEndpoint(events + "?webhookVerification=none&delay=7").start();

            assertThat(warnings(log))
                    .singleElement()
                    .asString()
                    .contains("has webhookVerification=none: anybody who knows the URL")
                    .contains("The profile prod refuses it");
        }
    }

    @Test
    void itsExternalUrlIsNotPlainHttp() throws Exception {
        try (WebhookRoute route = new WebhookRoute("yousign:signature-request/events")) {
            profile(route.context(), "prod");
            route.withExternalUrl(URI.create("http://hooks.acme.test/"));

            assertThat(
                            whole(
                                    catchThrowable(
                                            () ->
                                                    route.start(
                                                            "webhookAutoRegister=false&webhookSecret=test-webhook-secret-of-32-letter"))))
                    .contains("webhookExternalUrl with plain http");
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void plainHttpIsRefusedByUriAndByComponent(String scheme) throws Exception {
        for (boolean isOnComponent : List.of(true, false)) {
            try (CamelContext context = new DefaultCamelContext()) {
                profile(context, "prod");
                options(context, scheme).setAllowInsecureHttp(isOnComponent);
                context.start();

                assertThat(
                                whole(
                                        catchThrowable(
                                                () ->
                                                        context.getEndpoint(
                                                                scheme
                                                                        + ":raw/call?method=GET&path=/x"
                                                                        + (isOnComponent
                                                                                ? ""
                                                                                : "&allowInsecureHttp=true")))))
                        .contains("allowInsecureHttp=true")
                        .contains("camel.component." + scheme + ".insecureOptions");
            }
        }
    }

    @Test
    void tlsThatTrustsAnybodyIsFound() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            profile(context, "prod");
            TrustManagersParameters trust = new TrustManagersParameters();
            trust.setTrustManager(TrustAllTrustManager.INSTANCE);
            SSLContextParameters tls = new SSLContextParameters();
            tls.setTrustManagers(trust);
            HttpComponent http = context.getComponent("https", HttpComponent.class);
            http.setSslContextParameters(tls);
            http.setX509HostnameVerifier(NoopHostnameVerifier.INSTANCE);
            context.start();

            assertThat(whole(catchThrowable(() -> context.getEndpoint("docusign:envelopes/get"))))
                    .contains("sslContextParameters with a TrustAllTrustManager")
                    .contains("x509HostnameVerifier with a NoopHostnameVerifier");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "test", "none of Camel's"})
    void otherProfilesRefuseNothing(String profile) throws Exception {
        try (CamelContext context = new DefaultCamelContext();
                LogLines log = new LogLines()) {
            profile(context, profile);
            options(context, "signnow").setAllowInsecureHttp(true);
            options(context, "signnow").setInsecureOptions("allow");
            context.start();

            assertThatCode(() -> context.getEndpoint("signnow:document/get"))
                    .doesNotThrowAnyException();
            assertThat(warnings(log)).isEmpty();
        }
    }

    @Test
    void theyCanBeRefusedEverywhere() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            options(context, "jsign").setAllowInsecureHttp(true);
            options(context, "jsign").setInsecureOptions("fail");
            context.start();

            assertThat(whole(catchThrowable(() -> context.getEndpoint("jsign:envelope/get"))))
                    .contains("are refused by insecureOptions=fail");
        }
    }

    /** As an application sets the profile, on each line of Camel. */
    @Test
    void camelMainSetsTheProfile() {
        Main main = new Main();
        main.addInitialProperty("camel.main.profile", "prod");
        main.addInitialProperty("camel.component.signnow.webhookVerification", "none");
        main.configure()
                .addRoutesBuilder(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("webhook:signnow:document/events?webhookComponentName=platform-http&webhookPath=/x&webhookAutoRegister=false")
                                        .to("log:x");
                            }
                        });
        try {
            assertThat(whole(catchThrowable(main::start)))
                    .contains("refused in the profile prod: webhookVerification=none");
        } finally {
            main.stop();
        }
    }

    private static void profile(CamelContext context, String profile) {
        context.getCamelContextExtension().setProfile(profile);
    }

    private static EsignConfiguration options(CamelContext context, String scheme) {
        return context.getComponent(scheme, EsignComponent.class).getConfiguration();
    }

    private static List<String> warnings(LogLines log) {
        return log.lines().stream().filter(line -> line.contains("InsecureOptions")).toList();
    }

    private static String whole(Throwable thrown) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}
