// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run is to do, as variables of the environment say it.
 *
 * @param variables all of them; those that begin with {@value #PREFIX} are read
 */
record Settings(Map<String, String> variables) {

    static final String PREFIX = "ESIGN_LIVE_";
    static final String SIGNER = PREFIX + "SIGNER_EMAIL";
    static final String WAIT = PREFIX + "WAIT";
    static final String PRODUCTION = PREFIX + "PRODUCTION";
    static final String WEBHOOK_URL = PREFIX + "WEBHOOK_URL";
    static final String WEBHOOK_PORT = PREFIX + "WEBHOOK_PORT";
    static final String POLL_SECONDS = PREFIX + "POLL_SECONDS";

    private static final String ADDRESS = "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+";

    /** Who is asked to sign. */
    String signer() {
        return value(SIGNER).orElseThrow();
    }

    /** How long to wait for a person to sign; empty to ask nobody. */
    Optional<Duration> patience() {
        return value(WAIT).map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)));
    }

    /** Time between two polls. */
    Duration pollDelay() {
        return value(POLL_SECONDS)
                .map(seconds -> Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000)))
                .orElse(Duration.ofSeconds(60));
    }

    /** Under which URL the service reaches this machine; empty if it does not. */
    Optional<String> webhookUrl() {
        return value(WEBHOOK_URL);
    }

    /** On which port this machine listens behind that URL. */
    int webhookPort() {
        return value(WEBHOOK_PORT).map(Integer::parseInt).orElse(0);
    }

    /** The options of the service's component. */
    Map<String, String> options(Service service) {
        Map<String, String> options = new TreeMap<>(service.options());
        options.putAll(given(service));
        return options;
    }

    /** The options that the environment has for the service's component. */
    private Map<String, String> given(Service service) {
        String prefix = variable(service, "");
        return variables.entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix) && !each.getValue().isBlank())
                .collect(
                        Collectors.toMap(
                                each -> option(each.getKey().substring(prefix.length())),
                                Map.Entry::getValue));
    }

    /** Why nothing can be done at the service; empty if it can. */
    Optional<String> obstacle(Service service) {
        Map<String, String> given = given(service);
        if (service.logins().stream().noneMatch(given.keySet()::containsAll)) {
            return Optional.of("set " + ways(service, given));
        }
        if (value(SIGNER).filter(address -> address.matches(ADDRESS)).isEmpty()) {
            return Optional.of("set %s, the address of who is asked to sign".formatted(SIGNER));
        }
        if (mayUseProduction(service)) {
            return Optional.empty();
        }
        if ("production".equals(given.get("environment"))) {
            return Optional.of("set %s=%s for production".formatted(PRODUCTION, service.scheme()));
        }
        if (service.testHosts().isEmpty() && !given.containsKey("baseUri")) {
            return Optional.of(
                    "%s has no test service of its own: set %s=%s if your account is one for tests"
                            .formatted(service.title(), PRODUCTION, service.scheme()));
        }
        return Stream.of("baseUri", "oauthBaseUri")
                .map(given::get)
                .filter(uri -> uri != null && !mayCall(service, URI.create(uri).getHost()))
                .map(uri -> refusal(URI.create(uri).getHost()))
                .findFirst();
    }

    /** The variables that are missing, by each way to log in. */
    private static String ways(Service service, Map<String, String> given) {
        return service.logins().stream()
                .map(
                        way ->
                                way.stream()
                                        .filter(option -> !given.containsKey(option))
                                        .map(option -> variable(service, option))
                                        .collect(Collectors.joining(", ")))
                .distinct()
                .collect(Collectors.joining("; or "));
    }

    /** Whether a host is that of the service's own test service, on this machine, or permitted. */
    boolean mayCall(Service service, String host) {
        return mayUseProduction(service) || service.testHosts().contains(host) || isHere(host);
    }

    static String refusal(String host) {
        return "%s is not known as a host of a test service; %s permits it by the provider's scheme"
                .formatted(host, PRODUCTION);
    }

    private boolean mayUseProduction(Service service) {
        return value(PRODUCTION).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .anyMatch(scheme -> scheme.strip().equals(service.scheme()));
    }

    /** By its name alone: a name that has to be looked up may be anywhere. */
    private static boolean isHere(String host) {
        return host != null && host.matches("localhost|127(\\.\\d+){3}|\\[?::1]?");
    }

    /** What must not be in a report. */
    List<String> secrets(Service service) {
        return given(service).entrySet().stream()
                .filter(each -> !each.getKey().matches("environment|audience|.*Uri|apiVersion"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(variables.get(variable)).filter(value -> !value.isBlank());
    }

    /** {@code ESIGN_LIVE_DOCUSIGN_CLIENT_ID} for {@code clientId} of {@code docusign}. */
    static String variable(Service service, String option) {
        return (PREFIX + service.scheme() + "_" + option.replaceAll("([A-Z])", "_$1"))
                .toUpperCase(Locale.ROOT);
    }

    private static String option(String name) {
        String[] words = name.toLowerCase(Locale.ROOT).split("_");
        return Arrays.stream(words)
                .skip(1)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", words[0], ""));
    }
}
