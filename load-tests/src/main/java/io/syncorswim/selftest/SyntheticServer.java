package io.syncorswim.selftest;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.syncorswim.process.LoopbackPorts;
import io.syncorswim.recording.TrialFolder;
import io.syncorswim.wire.Wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The server whose answers are known: a process of its own that answers each order at the moment
 * that its {@link Desk} computed, and writes the effects that the order had.
 *
 * <p>One event loop takes, computes, journals and answers, by timers of nanoseconds; the main
 * thread reads commands. Lines on standard output: {@code swim-ready http=PORT}. Commands on
 * standard input: {@link #T0} with T0 on {@link System#nanoTime}'s clock, before the first order;
 * {@link #EXIT}, or the end of the input, as it comes when the self-test dies.
 */
final class SyntheticServer {
    /** Begins the command that says T0. */
    static final String T0 = "t0 ";

    /** The command that ends the program, once every file is closed. */
    static final String EXIT = "exit";

    private static final int LARGEST_BODY = 1_024;

    private final Desks desks;
    private final ServerJournal journal;

    private SyntheticServer(Programme programme, ServerJournal journal) {
        this.desks = new Desks(programme);
        this.journal = journal;
    }

    /** {@code full|quick SEED DIR}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        serve(programme(args), Path.of(args[2]));
    }

    /** The programme that the first two arguments name. */
    static Programme programme(String[] args) {
        long seed = Long.parseLong(args[1]);
        return args[0].equals("quick") ? Programme.quick(seed) : Programme.full(seed);
    }

    /** Serves until told to exit. */
    static void serve(Programme programme, Path folder) throws IOException, InterruptedException {
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        try (ServerJournal journal = ServerJournal.open(new TrialFolder(folder))) {
            SyntheticServer server = new SyntheticServer(programme, journal);
            Channel listener = server.listen(loop);
            int port = ((InetSocketAddress) listener.localAddress()).getPort();
            say(Wire.READY + " http=" + port);
            server.obey();
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    /** Standard output is the protocol's. */
    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private Channel listen(EventLoopGroup loop) throws IOException, InterruptedException {
        return new ServerBootstrap()
                .group(loop)
                .channel(EpollServerSocketChannel.class)
                .childHandler(
                        new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                channel.pipeline()
                                        .addLast(new HttpServerCodec())
                                        .addLast(new HttpObjectAggregator(LARGEST_BODY))
                                        .addLast(new Orders());
                            }
                        })
                .bind(LoopbackPorts.loopback(), 0)
                .sync()
                .channel();
    }

    private void obey() throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.equals(EXIT)) {
            if (line.startsWith(T0)) {
                desks.t0(Long.parseLong(line.substring(T0.length()).strip()));
            }
            line = lines.readLine();
        }
    }

    /** One connection's orders. */
    private final class Orders extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            long arrivedNs = System.nanoTime();
            int order = Integer.parseInt(request.uri().substring(Wire.ORDERS_PATH.length()));
            Desk.Fate fate = desks.arrive(order, arrivedNs);
            var _ =
                    context.executor()
                            .schedule(
                                    () -> answer(context, order, arrivedNs, fate),
                                    fate.dueNs() - System.nanoTime(),
                                    TimeUnit.NANOSECONDS);
        }

        private void answer(
                ChannelHandlerContext context, int order, long arrivedNs, Desk.Fate fate) {
            long nowNs = System.nanoTime();
            boolean kept = journal.append(order, arrivedNs, fate, nowNs);
            HttpResponseStatus status =
                    kept
                            ? HttpResponseStatus.valueOf(fate.status())
                            : HttpResponseStatus.INTERNAL_SERVER_ERROR;
            var answer =
                    new DefaultFullHttpResponse(
                            HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
            answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
            var _ = context.writeAndFlush(answer, context.voidPromise());
        }
    }
}
