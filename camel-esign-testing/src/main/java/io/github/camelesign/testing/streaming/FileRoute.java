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
 * A route on one file in a CamelContext as it comes, which {@link #run} ends when the file is
 * processed. Subclasses have a main method; its arguments are the base URI, an argument of theirs,
 * the folder that holds the file and the folder for the copy.
 */
public abstract class FileRoute extends RouteBuilder {

    private static final int SECONDS = 110;

    protected final String baseUri;
    protected final String argument;
    private final String inbox;
    private final String outbox;
    private final CountDownLatch done = new CountDownLatch(1);

    protected FileRoute(String... arguments) {
        baseUri = arguments[0];
        argument = arguments[1];
        inbox = arguments[2];
        outbox = arguments[3];
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

    protected final void run() throws Exception {
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
