/** Lua for a row whose view Teams did not take, and will not take: a fault of the bot's. */
export const isRefusedLua = `
local function isRefused(row)
  local is = redis.call('HMGET', row, 'standing', 'failure')
  return is[1] == 'failed' and is[2] == 'refused'
end
`;

/** Lua by which nothing is held against a row any more: its person can be written to again. */
export const reviveLua = `
local function revive(row)
  local standing = redis.call('HGET', row, 'standing')
  if standing ~= 'failed' and standing ~= 'unknown' then return end
  redis.call('HSET', row, 'standing', 'waiting', 'failure', '', 'attempts', '0')
end
`;

/**
 * Lua that puts a ledger row whose wanted view has moved where it belongs. A row is in one place at most:
 *
 * - leased: stays there; whoever records finds that wanted has moved and places it again, at once when any of the
 *   changes need not wait (`urgent`)
 * - deliver: stays there, for it is sent soon anyway and a throttle's pause must hold; what must wait goes along. A view
 *   that Teams did not take is tried again slowly; another one that need not wait is tried at once
 * - held: a notice that need not wait takes it out; one that must wait keeps the earlier of both times
 * - nowhere: into held when the notice must wait, else into deliver, ready now
 */
export const placeRowLua = `${isRefusedLua}
local function placeRow(row, id, heldUntil, now, deliver, held, leased)
  local readyAt = redis.call('ZSCORE', deliver, id)
  if readyAt then
    if not heldUntil and tonumber(readyAt) > now and isRefused(row) then redis.call('ZADD', deliver, now, id) end
    return
  end
  local isLeased = redis.call('ZSCORE', leased, id)
  if not heldUntil then
    redis.call('HSET', row, 'heldUntil', '')
    if isLeased then redis.call('HSET', row, 'urgent', '1')
    else
      redis.call('ZREM', held, id)
      redis.call('ZADD', deliver, now, id)
    end
    return
  end
  local before = redis.call('HGET', row, 'heldUntil')
  local earlier = before and before ~= '' and tonumber(before) <= tonumber(heldUntil)
  if isLeased then
    if not earlier and redis.call('HGET', row, 'urgent') ~= '1' then redis.call('HSET', row, 'heldUntil', heldUntil) end
    return
  end
  if earlier and redis.call('ZSCORE', held, id) then return end
  redis.call('HSET', row, 'heldUntil', heldUntil)
  redis.call('ZADD', held, heldUntil, id)
end
`;

/**
 * Lua that takes over a draft which a release before 0.2.0 keeps under a name that tells whose it is, what it is about and
 * which form. Where both are there, because that release still ran beside this one, the one that ends later was saved last.
 */
export const adoptDraftLua = `
local function renameEntry(list, former, name)
  local score = redis.call('ZSCORE', list, former)
  if not score then return end
  redis.call('ZREM', list, former)
  redis.call('ZADD', list, score, name)
end
local function adoptDraft(draft, former, mine, ending, name, formerMine, formerEnding)
  if redis.call('EXISTS', former) == 1 then
    if redis.call('PTTL', former) > redis.call('PTTL', draft) then redis.call('RENAME', former, draft)
    else redis.call('DEL', former) end
  end
  renameEntry(mine, formerMine, name)
  renameEntry(ending, formerEnding, name)
end
`;

/** Lua for machine time in whole milliseconds. */
export const machineTimeLua = `
local function machineTime()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
`;

/** Rows that wake at once: at seven in the morning thousands may, and a press does not wait for them. */
export const wokenAtOnce = 100;

/** Lua that moves rows held until this case time or earlier to deliver, ready now, so many at once; it says how many. */
export const wakeHeldLua = `
local function wakeHeld(caseNow, now, held, deliver, rowPrefix)
  local woken = redis.call('ZRANGEBYSCORE', held, '-inf', caseNow, 'LIMIT', 0, ${wokenAtOnce})
  for _, id in ipairs(woken) do
    redis.call('HSET', rowPrefix .. id, 'heldUntil', '')
    redis.call('ZADD', deliver, now, id)
    redis.call('ZREM', held, id)
  end
  return #woken
end
`;
