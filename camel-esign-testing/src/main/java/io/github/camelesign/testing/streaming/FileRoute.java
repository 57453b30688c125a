// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.streaming;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessorDefinition;

/**
 * A route on one file in a CamelContext as it comes. {@link #main} runs it in a process of its own,
 * which ends when the file is processed.
 */
public abstract class FileRoute extends RouteBuilder {

    private static final int SECONDS = 110;

    private final CountDownLatch done = new CountDownLatch(1);
    private String inbox;
    private String outbox;

    /** Of the provider. */
    protected String baseUri;

    /** Whatever else the route needs to know. */
    protected String argument;

    /**
     * @param arguments the class of the route, {@link #baseUri}, {@link #argument}, the folder that
     *     holds the file, and the folder for the copy
     */
    public static void main(String[] arguments) throws Exception {
        FileRoute route =
                Class.forName(arguments[0])
                        .asSubclass(FileRoute.class)
                        .getDeclaredConstructor()
                        .newInstance();
        route.baseUri = arguments[1];
        route.argument = arguments[2];
        route.inbox = arguments[3];
        route.outbox = arguments[4];
        route.run();
    }

    /** Sets the options of the component. */
    protected abstract void configure(CamelContext context);

    protected final ProcessorDefinition<?> fromInbox() {
        return from("file:" + inbox + "?noop=true&initialDelay=0");
    }

    protected final ProcessorDefinition<?> toOutbox(ProcessorDefinition<?> route) {
        return route.to("file:" + outbox).process(log("written"));
    }

    /** Ends the process after the last step. */
    protected final void end(ProcessorDefinition<?> route) {
        route.process(exchange -> done.countDown());
    }

    /** Prints how much of the heap is used after a step. */
    protected static Processor log(String step) {
        return exchange -> log(step, exchange);
    }

    private static void log(String step, Exchange exchange) {
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%s after %d ms, heap %d of %d MB%n",
                step,
                exchange.getClock().elapsed(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20);
    }

    private void run() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            configure(context);
            context.addRoutes(this);
            context.start();
            // a failed route would try the file again and again
            if (!done.await(SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
