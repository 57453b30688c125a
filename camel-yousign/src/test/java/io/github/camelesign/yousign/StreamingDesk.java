package io.github.camelesign.yousign;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A process with a CamelContext as it comes, whose route uploads a file in base64, and downloads it
 * again into another.
 */
final class StreamingDesk {

    private StreamingDesk() {}

    /**
     * @param args base URI of v2, API key, directory that holds the file, directory for the copy
     */
    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            YousignConfiguration configuration =
                    context.getComponent("yousign", YousignComponent.class).getConfiguration();
            configuration.setBaseUri(args[0]);
            configuration.setApiKey(args[1]);
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("file:" + args[2] + "?noop=true&initialDelay=0")
                                    .to("yousign:v2/file/create")
                                    .process(exchange -> note("uploaded", exchange))
                                    .to("yousign:v2/file/download")
                                    .process(exchange -> note("downloaded", exchange))
                                    .to("file:" + args[3])
                                    .process(exchange -> note("written", exchange))
                                    .process(exchange -> done.countDown());
                        }
                    });
            context.start();
            // a failed route would try the file again and again
            if (!done.await(100, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private static void note(String what, Exchange exchange) {
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%s after %d ms, heap %d of %d MB%n",
                what,
                exchange.getClock().elapsed(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20);
    }
}
