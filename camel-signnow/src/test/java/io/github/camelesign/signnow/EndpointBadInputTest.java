// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelesign.spi.Authentication;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an endpoint is said when its route starts, and in words that help. */
class EndpointBadInputTest extends StubbedSignNow {

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
    @CsvSource({
        "signnow:document/uplaod, document/upload",
        "signnow:documents/get, document/get",
        "signnow:Document/Get, document/get"
    })
    void anUnknownOperationNamesTheNearest(String uri, String nearest) {
        assertThat(startTo(uri))
                .hasMessageContaining("Unknown operation '" + uri.substring(8) + "'")
                .hasMessageContaining("did you mean '" + nearest + "'?")
                .hasMessageContaining("raw/call");
    }

    @Test
    void anUnknownOperationThatIsNearNothingNamesNone() {
        assertThat(startTo("signnow:nothing/of-the-kind"))
                .hasMessageContaining("Unknown operation")
                .hasMessageNotContaining("did you mean");
    }

    @ParameterizedTest
    @CsvSource({
        "document/get?documentID=1, documentID, documentId",
        "document/download?typ=zip, typ, type",
        "document/get?maxRetires=1, maxRetires, maxRetries",
        "folder/get?filter-value=1, filter-value, filter-values"
    })
    void anUnknownOptionNamesTheNearest(String uri, String unknown, String nearest) {
        assertThat(startTo("signnow:" + uri))
                .hasMessageContaining("has no option '" + unknown + "'")
                .hasMessageContaining("did you mean '" + nearest + "'?");
    }

    @Test
    void theParameterOfAnotherOperationIsUnknown() {
        assertThat(startTo("signnow:user/get?documentId=1"))
                .hasMessageContaining("user/get has no option 'documentId'");
    }

    @Test
    void eventsAreNotCalled() {
        assertThat(startTo("signnow:document/events"))
                .hasMessageContaining("signnow:document/events")
                .hasMessageContaining("delivers events")
                .hasMessageContaining("from:");
    }

    @Test
    void aCallDeliversNoEvents() {
        assertThat(startFrom("signnow:document/get?documentId=1"))
                .hasMessageContaining("signnow:document/get")
                .hasMessageContaining("use it in to:")
                .hasMessageContaining("document/events");
    }

    @ParameterizedTest
    @CsvSource({
        "username, PASSWORD",
        "password, PASSWORD",
        "clientId, PASSWORD",
        "clientSecret, PASSWORD"
    })
    void aMissingCredentialIsNamed(String option, String way) throws Exception {
        logInByPassword();
        SignNowConfiguration.class
                .getMethod(
                        "set" + Character.toUpperCase(option.charAt(0)) + option.substring(1),
                        String.class)
                .invoke(options(), (Object) null);

        assertThat(startTo("signnow:user/get")).isNull();
        assertThat(send("direct:start", null).getException())
                .isInstanceOf(Authentication.MissingOptionException.class)
                .hasMessageContaining("option " + option)
                .hasMessageContaining(way)
                .hasMessageContaining("camel.component.signnow." + option);
        assertThat(requests()).isEmpty();
    }

    /** What the route does besides may be tried, with its calls mocked. */
    @ParameterizedTest
    @EnumSource(SignNowAuthenticationType.class)
    void aRouteWithoutALoginStartsAndFailsWithItsFirstCall(SignNowAuthenticationType way) {
        options().setAccessToken(null);
        options().setAuthentication(way);

        assertThat(startTo("signnow:user/get")).isNull();
        assertThat(send("direct:start", null).getException())
                .isInstanceOf(Authentication.MissingOptionException.class)
                .hasMessageContaining(way.name());
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.signnow.com",
                "http://127.0.0.1.evil.test",
                "http://localhost.evil.test",
                "http://10.0.0.1:8080/api"
            })
    void plainHttpToAnotherMachineIsRefused(String baseUri) {
        options().setBaseUri(baseUri);

        assertThat(startTo("signnow:user/get"))
                .hasMessageContaining(baseUri)
                .hasMessageContaining("plain http")
                .hasMessageContaining("allowInsecureHttp");
    }

    @Test
    void plainHttpToAnotherMachineCanBeAllowed() {
        options().setBaseUri("http://signnow.test");
        options().setAllowInsecureHttp(true);

        assertThat(startTo("signnow:user/get")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.signnow.com", "ftp://api.signnow.com", "/api", "https:///api"})
    void aBaseUriIsAnHttpUrl(String baseUri) {
        options().setBaseUri(baseUri);

        assertThat(startTo("signnow:user/get"))
                .hasMessageContaining("baseUri must be an absolute http or https URL")
                .hasMessageContaining("'" + baseUri + "'");
    }

    @Test
    void anUnknownEnvironmentIsRefused() {
        options().setBaseUri(null);

        assertThat(startTo("signnow:user/get?environment=staging"))
                .hasMessageContaining("environment must be production or sandbox")
                .hasMessageContaining("'staging'");
    }

    @Test
    void startFromIsATime() {
        assertThat(startFrom("signnow:document/events?startFrom=yesterday"))
                .hasMessageContaining("startFrom must be now, beginning or an instant")
                .hasMessageContaining("'yesterday'");
    }

    @Test
    void anEventTypeIsOfTheVocabulary() {
        assertThat(startFrom("signnow:document/events?eventTypes=completed,finished"))
                .hasMessageContaining("eventTypes names 'finished'")
                .hasMessageContaining("completed");
    }

    @ParameterizedTest
    @CsvSource({
        "folder/get?folderId=f1&fetchAll=true&output=json, output=map",
        "folder/get?folderId=f1&fetchAll=true&output=stream, output=map",
        "document/get?documentId=d1&fetchAll=true, does not answer in pages"
    })
    void fetchAllNeedsAListAndMaps(String uri, String words) {
        assertThat(startTo("signnow:" + uri))
                .hasMessageContaining("fetchAll")
                .hasMessageContaining(words);
    }
}
