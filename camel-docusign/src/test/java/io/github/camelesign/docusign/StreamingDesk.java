package io.github.camelesign.docusign;

import java.io.File;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.CamelFileDataSource;
import org.apache.camel.attachment.DefaultAttachment;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A process with a CamelContext as it comes, whose route moves one large document. */
final class StreamingDesk {

    private StreamingDesk() {}

    /**
     * @param args base URI, the operation's URI, directory that holds the file, directory for the
     *     copy; the document is attached if the operation is envelopes/create
     */
    public static void main(String[] args) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            DocuSignConfiguration configuration =
                    context.getComponent("docusign", DocuSignComponent.class).getConfiguration();
            configuration.setBaseUri(args[0]);
            configuration.setAccessToken("token");
            configuration.setAccountId("1");
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("file:" + args[2] + "?noop=true&initialDelay=0")
                                    .filter(exchange -> args[1].contains("envelopes/create"))
                                    .process(StreamingDesk::attach)
                                    .end()
                                    .to(args[1])
                                    .filter(exchange -> args[1].contains("download"))
                                    .to("file:" + args[3])
                                    .end()
                                    .process(exchange -> done.countDown());
                        }
                    });
            context.start();
            // a failed route would try the file again and again
            if (!done.await(110, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private static void attach(Exchange exchange) {
        File file = exchange.getMessage().getBody(File.class);
        exchange.getMessage(AttachmentMessage.class)
                .addAttachmentObject("1", new DefaultAttachment(new CamelFileDataSource(file)));
        exchange.getMessage().setBody("{\"documents\":[{\"documentId\":\"1\"}]}");
    }
}
