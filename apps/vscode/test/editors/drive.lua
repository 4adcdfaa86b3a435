-- Neovim as its user: opens FILE with the server in SEGUE_SERVER (a JSON array), applies the code action whose title
-- holds TITLE at the first diagnostic, saves. Prints one JSON object a line. Run: nvim --clean --headless -u drive.lua
local env = vim.env

local function say(what)
  io.stdout:write(vim.json.encode(what) .. "\n")
end

local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then
    error("waited in vain for " .. what)
  end
end

-- Neovim 0.7 always asks which action to take.
vim.ui.select = function(actions, options, choose)
  local titles = {}
  local chosen
  for index, action in ipairs(actions) do
    titles[index] = options.format_item(action)
    if not chosen and string.find(titles[index], env.TITLE, 1, true) then
      chosen = index
    end
  end
  say({ offered = titles })
  choose(chosen and actions[chosen], chosen)
end

local function drive()
  vim.cmd("edit " .. env.FILE)
  local exit
  local client = vim.lsp.start_client({
    name = "segue",
    cmd = vim.json.decode(env.SEGUE_SERVER),
    root_dir = vim.fn.fnamemodify(env.FILE, ":h"),
    on_exit = function(code, signal)
      exit = { code = code, signal = signal }
    end,
  })
  vim.lsp.buf_attach_client(0, client)

  wait("diagnostics", function()
    return #vim.diagnostic.get(0) > 0
  end)
  for _, one in ipairs(vim.diagnostic.get(0)) do
    say({ line = one.lnum + 1, column = one.col + 1, source = one.source, code = one.code, message = one.message })
  end

  local first = vim.diagnostic.get(0)[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  vim.lsp.buf.code_action()
  wait("no diagnostics", function()
    return #vim.diagnostic.get(0) == 0
  end)
  vim.cmd("silent write")

  vim.lsp.stop_client(client)
  wait("the server's end", function()
    return exit ~= nil
  end)
  say({ exit = exit.code, signal = exit.signal })
end

local ok, problem = pcall(drive)
if not ok then
  say({ problem = tostring(problem) })
  vim.cmd("cquit 1")
end
vim.cmd("qall!")
