// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.internal.http;

import java.io.IOException;
import java.net.SocketException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Hears a server that answers before it has read the whole upload, as one does that refuses it for
 * its size, its credentials or the rate, and then closes the connection. HttpClient itself would
 * only see that it cannot write on.
 */
final class EarlyAnswerExecutor extends HttpRequestExecutor {

    /** An answer that was sent before the connection broke is there already, or on its way. */
    private static final Timeout GRACE = Timeout.ofMilliseconds(300);

    /** Requests of a connection before it is looked at no more. */
    private static final int DISTRUSTED = 3;

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback information,
            HttpContext localContext)
            throws IOException, HttpException {
        requireOpen(connection);
        if (localContext.getAttribute(Transfer.ATTRIBUTE) instanceof Transfer transfer
                && !"CONNECT".equals(request.getMethod())) {
            transfer.begin();
        }
        if (!(request.getEntity() instanceof ContentEntity content)) {
            return super.execute(request, connection, information, localContext);
        }
        HttpCoreContext context = HttpCoreContext.cast(localContext);
        try {
            context.setSSLSession(connection.getSSLSession());
            context.setEndpointDetails(connection.getEndpointDetails());
            connection.sendRequestHeader(request);
            boolean early = !send(request, content, connection);
            ClassicHttpResponse response = receive(connection);
            if (early) {
                // the rest of this request would be read as the next one
                response.setHeader("Connection", "close");
            }
            if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
                connection.receiveResponseEntity(response);
            }
            return response;
        } catch (HttpException | IOException | RuntimeException e) {
            connection.close(CloseMode.IMMEDIATE);
            throw e;
        }
    }

    /**
     * Some servers close a connection after each answer without saying so. A look costs a
     * millisecond: a connection that was used again some times is trusted.
     */
    private static void requireOpen(HttpClientConnection connection) throws IOException {
        EndpointDetails details = connection.getEndpointDetails();
        long requests = details == null ? 0 : details.getRequestCount();
        if (requests > 0 && requests <= DISTRUSTED && connection.isStale()) {
            connection.close(CloseMode.IMMEDIATE);
            throw new StaleConnectionException();
        }
    }

    /** Returns false when the server has answered before it was sent whole. */
    private static boolean send(
            ClassicHttpRequest request, ContentEntity content, HttpClientConnection connection)
            throws IOException, HttpException {
        content.watch(connection);
        try {
            connection.sendRequestEntity(request);
            connection.flush();
            return true;
        } catch (ContentEntity.EarlyAnswerException e) {
            return false;
        } catch (SocketException | SSLException e) {
            if (connection.isOpen() && connection.isDataAvailable(GRACE)) {
                return false;
            }
            throw e;
        }
    }

    private static ClassicHttpResponse receive(HttpClientConnection connection)
            throws IOException, HttpException {
        ClassicHttpResponse response = connection.receiveResponseHeader();
        while (response.getCode() < 200) {
            response = connection.receiveResponseHeader();
        }
        return response;
    }
}
