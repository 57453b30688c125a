// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Keeps the two bytes of a line break in one part of a body. Netty's reader of forms takes the
 * first one for the end of the value if the second one arrives later (netty issues 12729 and
 * 17383), as it does once in a while under load: {@code Lease.pdf} becomes {@code Lease.pdf\r}.
 */
final class WholeLineBreaks extends ChannelInboundHandlerAdapter {
    private static final byte CR = '\r';
    private static final ByteBuf FIRST_BYTE =
            Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[] {CR}).asReadOnly());

    private boolean held;

    static void on(HttpConnection connection) {
        ((ConnectionBase) connection)
                .channel()
                .pipeline()
                // Vert.x gives its own this name
                .addBefore("handler", "whole-line-breaks", new WholeLineBreaks());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ctx.fireChannelRead(message instanceof HttpContent part ? whole(part) : message);
    }

    private HttpContent whole(HttpContent part) {
        ByteBuf bytes = part.content();
        boolean last = part instanceof LastHttpContent;
        boolean split = !last && bytes.isReadable() && bytes.getByte(bytes.writerIndex() - 1) == CR;
        if (split) {
            bytes.writerIndex(bytes.writerIndex() - 1);
        }
        boolean continues = held;
        held = split;
        return continues
                ? part.replace(Unpooled.wrappedBuffer(FIRST_BYTE.duplicate(), bytes))
                : part;
    }
}
