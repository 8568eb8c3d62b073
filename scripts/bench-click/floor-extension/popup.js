const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
const [answer] = await chrome.scripting.executeScript({
  target: { tabId: tab.id },
  func: () => document.title,
});
document.getElementById('title').value = answer.result || '(no title)';
document.documentElement.dataset.phase = 'editing';
document.documentElement.dataset.text = 'ready';
