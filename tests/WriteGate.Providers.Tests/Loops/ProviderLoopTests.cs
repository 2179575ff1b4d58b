using WriteGate.Providers.Tests.Providers;

namespace WriteGate.Providers.Tests.Loops;

public sealed class ChatLoopTests() : ToolLoopTests(new ChatProvider());

public sealed class ResponsesLoopTests() : ToolLoopTests(new ResponsesProvider());

public sealed class AnthropicLoopTests() : ToolLoopTests(new AnthropicProvider());
