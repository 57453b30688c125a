// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An option that is wrong is refused at the start, wherever it is written. */
class OptionBadInputTest extends StubbedSignNow {

    private static final String CALL = "signnow:user/get";
    private static final String EVENTS = "signnow:document/events";

    private Throwable startTo(String uri) {
        return start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start").to(uri);
                    }
                });
    }

    private Throwable startFrom(String uri) {
        return start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri).to("log:events");
                    }
                });
    }

    private Throwable start(RouteBuilder route) {
        return reason(catchThrowable(() -> route(route)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connectTimeout | ten | a duration such as",
                "connectTimeout | 10x | a duration such as",
                "connectTimeout | 10sec | a duration such as",
                "connectTimeout | 10s10 | a duration such as",
                "connectTimeout | s | a duration such as",
                "connectTimeout | 99999999999999999999 | a duration such as",
                "connectTimeout | 99999999999d | a duration such as",
                "connectTimeout | -5 | a duration from 1 ms to 24 days",
                "connectTimeout | 0 | a duration from 1 ms to 24 days",
                "responseTimeout | 0 | a duration from 1 ms to 24 days",
                "requestTimeout | 0 | a duration from 1 ms to 24 days",
                "requestTimeout | 9999999999999 | a duration from 1 ms to 24 days",
                "lookUpTimeout | -1 | a duration from 0 ms to 24 days",
                "maxRetryWait | -1 | a duration from 0 ms to 24 days",
                "maxRetryWait | soon | a duration such as",
                "maxRetries | -1 | a number of at least 0",
                "maxRetries | two | a whole number",
                "maxRetries | 2.5 | a whole number",
                "maxRetries | 99999999999 | a whole number",
                "maxConnections | 0 | a number of at least 1",
                "webhookMaxPayload | 0 | a number of at least 1",
                "webhookMaxPayload | 5MB | a whole number",
                "maxResponseSize | 0 | a number of at least 1",
                "maxMessagesPerPoll | -1 | a number of at least 0",
                "allowInsecureHttp | maybe | true or false",
                "authentication | PASWORD | PASSWORD, REFRESH_TOKEN",
                "output | text | MAP, JSON or STREAM",
                "webhookVerification | off | required or none",
                "environment | demo | production or sandbox",
                "startFrom | yesterday | now, beginning or an instant",
                "eventTypes | complete | completed",
                "httpComponent | proxied | the name of a Camel HTTP component",
                "httpComponent | log | the name of a Camel HTTP component",
                "baseUri | api.signnow.com | an absolute http or https URL"
            })
    void aWrongOptionIsRefused(String option, String value, String allowed) {
        assertThat(startTo(CALL + "?" + option + "=" + value))
                .satisfies(says(option, value, allowed));
        assertThat(startFrom(EVENTS + "?" + option + "=" + value))
                .satisfies(says(option, value, allowed));
        assertThat(startFrom("webhook:" + EVENTS + "?webhookSecret=s&" + option + "=" + value))
                .satisfies(says(option, value, allowed));
        assertThat(startWithProperty(option, value)).satisfies(says(option, value, allowed));
    }

    /** As camel-main, Quarkus and Spring Boot do. */
    private Throwable startWithProperty(String option, String value) {
        Throwable atOnce =
                catchThrowable(
                        () ->
                                PropertyBindingSupport.setPropertiesOnTarget(
                                        context,
                                        context.getComponent("signnow"),
                                        Map.of(option, value)));
        return atOnce != null ? reason(atOnce) : startTo(CALL);
    }

    private static Consumer<Throwable> says(String option, String value, String allowed) {
        return failure ->
                assertThat(failure)
                        .isNotNull()
                        .hasMessageContaining(option)
                        .hasMessageContaining("'" + value + "'")
                        .hasMessageContaining(allowed);
    }

    @ParameterizedTest
    @CsvSource({"delay, -5", "delay, often", "initialDelay, soon"})
    void aPollHasADelay(String option, String value) {
        assertThat(startFrom(EVENTS + "?" + option + "=" + value))
                .hasMessageContaining(option)
                .hasMessageContaining("a duration")
                .hasMessageContaining("'" + value + "'");
    }

    @Test
    void anOptionSetInJavaIsRefusedAsWell() {
        options().setRequestTimeout(0);

        assertThat(startTo(CALL)).hasMessageContaining("requestTimeout must be a duration");
    }

    @ParameterizedTest
    @CsvSource({
        "connectTimeout, 10s, 10000",
        "connectTimeout, 500ms, 500",
        "connectTimeout, 1m30s, 90000",
        "connectTimeout, 1h, 3600000",
        "connectTimeout, 1d2h, 93600000",
        "connectTimeout, 1s500ms, 1500",
        "connectTimeout, PT10S, 10000",
        "connectTimeout, 2500, 2500"
    })
    void aDurationIsWrittenAsCamelWritesIt(String option, String value, long millis) {
        SignNowEndpoint endpoint =
                context.getEndpoint(CALL + "?" + option + "=" + value, SignNowEndpoint.class);

        assertThat(endpoint.getConfiguration().getConnectTimeout()).isEqualTo(millis);
    }
}
