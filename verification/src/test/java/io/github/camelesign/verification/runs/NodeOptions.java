// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;

/** What a node is given when it starts, in a file that outlives it. */
final class NodeOptions {

    private static final String BEGINNING = "beginning";

    private final Properties values = new Properties();

    NodeOptions() {}

    private NodeOptions(Properties values) {
        this.values.putAll(values);
    }

    static NodeOptions read(Path file) throws IOException {
        NodeOptions options = new NodeOptions();
        try (Reader reader = Files.newBufferedReader(file)) {
            options.values.load(reader);
        }
        return options;
    }

    Path write(Path file) {
        try (Writer writer = Files.newBufferedWriter(file)) {
            values.store(writer, null);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another value. */
    NodeOptions with(String name, Object value) {
        NodeOptions changed = new NodeOptions(values);
        changed.values.setProperty(name, String.valueOf(value));
        return changed;
    }

    private String get(String name, String otherwise) {
        return values.getProperty(name, otherwise);
    }

    /** URL of the database, for JDBC. */
    String database() {
        return get("database", null);
    }

    /** URL of the broker, as Artemis writes it. */
    String broker() {
        return get("broker", null);
    }

    /** Where the HTTP server of webhooks listens. */
    int port() {
        return Integer.parseInt(get("port", "0"));
    }

    /** Where the providers call. */
    URI webhooks() {
        return URI.create(get("webhooks", ""));
    }

    /** Options of the endpoints of a source. */
    String endpoint(Source source) {
        return get("endpoint." + source, "");
    }

    /** What is polled. */
    Set<Source> polled() {
        return sources("polled");
    }

    /** What is received by webhook. */
    Set<Source> called() {
        return sources("called");
    }

    private Set<Source> sources(String name) {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        for (String source : get(name, "").split(",")) {
            if (!source.isEmpty()) {
                sources.add(Source.valueOf(source));
            }
        }
        return sources;
    }

    /** Directory of the locks by which nodes agree on who polls; empty for a node alone. */
    String cluster() {
        return get("cluster", "");
    }

    /** File of a node alone that keeps the positions of polling; empty for the database. */
    String positions() {
        return get("positions", "");
    }

    /** Where polls begin that have no position yet. */
    String startFrom() {
        return get("startFrom", BEGINNING);
    }

    /** Whether what ends before the first polls have ended would not be delivered. */
    boolean needsFirstPolls() {
        return !startFrom().equals(BEGINNING);
    }

    /** What an event is recognised by downstream: the header that holds it. */
    String identity() {
        return get("identity", "eventId");
    }

    /** The types of the events that are delivered. */
    String types() {
        return get("types", "signed,completed,declined");
    }

    /** How long the route takes for an event, in milliseconds. */
    long pause() {
        return Long.parseLong(get("pause", "0"));
    }

    /** Whether it sends the contracts that are ordered in a queue. */
    boolean sends() {
        return Boolean.parseBoolean(get("sends", "false"));
    }

    /** Between two polls, in milliseconds. */
    long delay() {
        return Long.parseLong(get("delay", "200"));
    }
}
