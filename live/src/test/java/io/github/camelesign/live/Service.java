// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What one provider's service needs and what is to be found out about it, as {@code
 * services/<scheme>.yaml} says. What is done there are the routes of {@code
 * routes/<scheme>.camel.yaml}.
 *
 * @param scheme of its component
 * @param title its name for people
 * @param testHosts hosts of its own test service, which may be called without further ado
 * @param options of the component unless the environment has others
 * @param logins the ways to log in, each the options that it needs
 * @param headers what the names of the component's headers begin with
 * @param events the operation that is polled
 * @param webhooks whether webhooks are subscribed by calls; elsewhere there are none, or by hand
 * @param things what a life creates there, in the order in which it is cleaned up; the first is
 *     what is sent
 * @param cost what a run takes from the account
 * @param facts what the provider's documentation leaves open
 */
record Service(
        String scheme,
        String title,
        List<String> testHosts,
        Map<String, String> options,
        List<List<String>> logins,
        String headers,
        String events,
        boolean webhooks,
        List<Thing> things,
        String cost,
        List<Fact> facts) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * A kind of thing that a life creates.
     *
     * @param name for people, and of the routes {@code find-<name>} and {@code discard-<name>}
     * @param header that holds the id of one
     * @param left jq that takes from the answer of {@code find-<name>} the ids of those that still
     *     have to be discarded; {@code RUN} in it is the id of the run
     */
    record Thing(String name, String header, String left) {}

    static List<Service> all() {
        return Stream.of("signnow", "docusign", "yousign", "signeasy", "jsign")
                .map(Service::read)
                .toList();
    }

    static Service read(String scheme) {
        String name = "/services/" + scheme + ".yaml";
        try (InputStream in = Service.class.getResourceAsStream(name)) {
            Object yaml = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return JSON.convertValue(yaml, Service.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
