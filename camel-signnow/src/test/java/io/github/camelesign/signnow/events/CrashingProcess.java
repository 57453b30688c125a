// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.signnow.SignNowComponent;
import io.github.camelesign.signnow.SignNowConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * A process that polls the sandbox until there is nothing new, and dies on the way: at once, as by
 * kill -9, just before or after a delivery, or before the cursor is saved. It keeps a diary, one
 * line for each event that its route took and one for each cursor that was saved.
 */
final class CrashingProcess extends ServiceSupport implements StateRepository<String, String> {

    static final int DIED = 9;
    static final String SAVED = "saved";

    private final FileStateRepository cursors;
    private final Path diary;
    private int chances;
    private boolean saving;

    private CrashingProcess(Path directory, int chances) {
        this.cursors =
                FileStateRepository.fileStateRepository(directory.resolve("cursors").toFile());
        this.diary = directory.resolve("diary");
        this.chances = chances;
    }

    /**
     * @param args base URI, token, directory, and at which chance to die it does, 0 for never
     */
    public static void main(String[] args) throws Exception {
        CrashingProcess process = new CrashingProcess(Path.of(args[2]), Integer.parseInt(args[3]));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            process.run(context, args[0], args[1]);
        }
    }

    private void run(DefaultCamelContext context, String baseUri, String token) throws Exception {
        SignNowConfiguration configuration =
                context.getComponent("signnow", SignNowComponent.class).getConfiguration();
        configuration.setBaseUri(baseUri);
        configuration.setAccessToken(token);
        configuration.setCursorRepository(this);
        configuration.setStartFrom("beginning");
        configuration.setMaxMessagesPerPoll(10);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("signnow:document/events?startScheduler=false")
                                .routeId("events")
                                .process(CrashingProcess.this::deliver);
                    }
                });
        context.start();
        ScheduledPollConsumer consumer =
                (ScheduledPollConsumer) context.getRoute("events").getConsumer();
        long before;
        do {
            before = Files.exists(diary) ? Files.size(diary) : 0;
            consumer.run();
            noteSaved();
        } while (!Files.exists(diary) || Files.size(diary) > before);
    }

    private void deliver(Exchange exchange) throws IOException {
        noteSaved();
        mayDie();
        note(exchange.getMessage().getHeader(EsignConstants.EVENT_ID, String.class));
        mayDie();
    }

    @Override
    public void setState(String key, String value) {
        mayDie();
        cursors.setState(key, value);
        saving = true;
    }

    /** A cursor is kept in several parts: it is saved once something else is done. */
    private void noteSaved() throws IOException {
        if (saving) {
            saving = false;
            note(SAVED);
        }
    }

    @Override
    public String getState(String key) {
        return cursors.getState(key);
    }

    @Override
    protected void doStart() {
        cursors.start();
    }

    private void note(String line) throws IOException {
        Files.writeString(diary, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void mayDie() {
        if (--chances == 0) {
            Runtime.getRuntime().halt(DIED);
        }
    }
}
