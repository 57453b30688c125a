package io.github.camelesign.jsign;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A process with a CamelContext as it comes, whose route sends a file in base64 within JSON, and
 * downloads it again into another.
 */
final class StreamingDesk {

    private StreamingDesk() {}

    /**
     * @param args base URI, directory that holds the file, directory for the copy
     */
    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            JSignConfiguration configuration =
                    context.getComponent("jsign", JSignComponent.class).getConfiguration();
            configuration.setBaseUri(args[0]);
            configuration.setAccessToken("token");
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("file:" + args[1] + "?noop=true&initialDelay=0")
                                    .setHeader(
                                            JSignConstants.FORM,
                                            constant(Map.of("envelope", Map.of("name", "Large"))))
                                    .to("jsign:envelope/create")
                                    .to("jsign:envelope/download?documentId=d1&signedCopy=true")
                                    .to("file:" + args[2])
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
}
